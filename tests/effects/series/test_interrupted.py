"""The interrupted series: R's figures, the truth of made-up series, and what must not change."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.series.interrupted import interrupted_series
from mittari.effects.series.result import InterruptedSeries
from mittari.errors import InputError
from tests.effects.series.monthly import monthly
from tests.shared_files import DATA, ORACLE, needs_shared

ASKED: dict[str, Any] = {"time": "month", "value": "rate", "change": 31}
EFFECTS = ["trend", "level", "slope"]


@pytest.fixture(name="plain", scope="module")
def fitted() -> InterruptedSeries:
    return interrupted_series(monthly(), **ASKED)


@needs_shared
def test_seatbelts_are_those_of_r() -> None:
    frame = pd.read_csv(DATA / "datasets_Seatbelts.csv")
    found = interrupted_series(frame, time="t", value="drivers", change=170, season="month", log=True)
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["its_seatbelts"]
    pairs = {"value": "gls_ar1", "se": "gls_se", "ols": "ols", "ols_se": "se_ols", "newey_west_se": "se_nw12"}
    for column, name in pairs.items():
        assert found.effects[column].tolist() == pytest.approx(list(expected[name].values()), abs=1e-6)
    assert found.fit.phi == pytest.approx(expected["phi"], abs=1e-6)
    assert (found.lag, list(found.effects.index)) == (12, EFFECTS)


def test_true_effects_are_found(plain: InterruptedSeries) -> None:
    exact = interrupted_series(monthly(spread=1e-4), **ASKED)
    assert exact.effects["value"].tolist() == pytest.approx([0.1, 4, 0.3], abs=1e-3)
    assert (plain.effects["low"] < [0.1, 4, 0.3]).all()
    assert (plain.effects["high"] > [0.1, 4, 0.3]).all()


def test_intervals_hold_where_newey_west_does_not() -> None:
    drawn = [interrupted_series(monthly(seed=seed), **ASKED).effects.loc["level"] for seed in range(200)]
    held = np.mean([one["low"] < 4 < one["high"] for one in drawn])
    others = np.mean([abs(one["ols"] - 4) < 2 * one["newey_west_se"] for one in drawn])
    # Of 200 draws 90 to 98.5 % hold where 95 % should, but for one or two times in a thousand.
    assert 0.9 < held < 0.99
    assert others < 0.88


def same(one: InterruptedSeries, other: InterruptedSeries, by: list[float]) -> None:
    for column in ("value", "se", "ols", "newey_west_se"):
        turned = np.array(by) if column in ("value", "ols") else np.abs(by)
        assert other.effects[column].to_numpy() == pytest.approx(turned * one.effects[column].to_numpy(), rel=1e-5)
    assert other.fit.phi == pytest.approx(one.fit.phi, abs=1e-6)


def test_order_changes_nothing(plain: InterruptedSeries) -> None:
    same(plain, interrupted_series(monthly().sample(frac=1, random_state=1), **ASKED), [1, 1, 1])


def test_other_units_turn_the_effects_with_them(plain: InterruptedSeries) -> None:
    other = monthly().assign(rate=lambda rows: 1000 - 5 * rows["rate"])
    same(plain, interrupted_series(other, **ASKED), [-5, -5, -5])
    days = monthly().assign(month=lambda rows: 7 + 30 * rows["month"])
    same(plain, interrupted_series(days, **ASKED | {"change": 7 + 30 * 31}), [1 / 30, 1, 1 / 30])


def test_a_season_is_taken_out(plain: InterruptedSeries) -> None:
    seasonal = monthly().assign(rate=lambda rows: rows["rate"] + 20 * np.sin(rows["season"]))
    found = interrupted_series(seasonal, **ASKED, season="season")
    assert found.effects["value"].tolist() == pytest.approx(plain.effects["value"].tolist(), abs=1)
    assert (found.names[4], found.lag, plain.lag) == ("season=10", 12, 3)


def test_a_control_takes_out_what_happened_everywhere(plain: InterruptedSeries) -> None:
    shock = monthly().assign(other=100.0)
    shock.loc[30:, ["rate", "other"]] += 9
    found = interrupted_series(shock, **ASKED, control="other")
    same(plain, found, [1, 1, 1])
    alone = interrupted_series(shock, **ASKED)
    assert alone.effects["value"]["level"] > 4 + plain.effects["value"]["level"]


def test_what_can_t_be_fitted() -> None:
    with pytest.raises(InputError, match="2 points before and 2 after can't tell level, slope and seasons apart"):
        interrupted_series(monthly(4, change=3), **ASKED | {"change": 3})
    with pytest.raises(InputError, match="59 points before and 1 after"):
        interrupted_series(monthly(), **ASKED | {"change": 60})
    with pytest.raises(InputError, match="exactly on two lines"):
        interrupted_series(monthly(spread=0), **ASKED)
    with pytest.raises(InputError, match="exactly on two lines"):
        interrupted_series(monthly().assign(rate=0), **ASKED)
    with pytest.raises(InputError, match="lag: 60 is no number of neighbours"):
        interrupted_series(monthly(), **ASKED, lag=60)
