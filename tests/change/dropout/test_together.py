"""Every way of meeting dropout at once: R's figures side by side, and what does not hang on order, units or names."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.result import ChangeOverWaves
from mittari.change.dropout.together import group_change
from tests.change.dropout.leavers import COLUMNS, expected, made_up, shared_rows
from tests.shared_files import needs_shared


def rows(**options: object) -> pd.DataFrame:
    waves = made_up(**options)  # type: ignore[arg-type]
    wide = pd.DataFrame(waves.scores, columns=[0, 1, 2]).rename_axis("client").reset_index()
    return wide.melt("client", var_name="time", value_name="score")


def change(frame: pd.DataFrame, **options: object) -> ChangeOverWaves:
    given: dict[str, Any] = {"sem": 2.0, "better": "higher", "imputations": 10}
    return group_change(frame, Asked(**(given | options)))


@needs_shared
def test_the_shared_group_is_that_of_r() -> None:
    r = expected()
    found = group_change(shared_rows(), Asked(history="last"), **COLUMNS)
    last = found.at_last
    assert last["paired"]["change"] == pytest.approx(r["completers"], abs=1e-9)
    assert last["mmrm"]["change"] == pytest.approx(r["gls_unstructured"], abs=1e-4)
    assert last["ipw"]["change"] == pytest.approx(r["ipw"], abs=1e-6)
    assert last["mi"]["change"] == pytest.approx(r["mice_est"], abs=3 * np.sqrt(r["rubin"]["b"] * (1 / 20 + 1 / 39)))
    assert found.data_sets == 39
    for row in last.values():
        assert row["low"] < r["truth_population_change"] < row["high"]


def test_order_and_names_change_nothing() -> None:
    frame = rows()
    shuffled = frame.sample(frac=1, random_state=1).assign(client=lambda some: "x" + some["client"].astype(str))
    one, other = change(frame), change(shuffled)
    pd.testing.assert_frame_equal(one.changes, other.changes, rtol=1e-6)
    assert one.rates is not None
    assert other.rates is not None
    pd.testing.assert_frame_equal(one.rates, other.rates)


def test_the_other_direction_and_another_unit() -> None:
    frame = rows()
    one = change(frame)
    turned = change(frame.assign(score=100 - 2 * frame["score"]), sem=4.0, better="lower")
    exact = one.changes[one.changes.index.get_level_values("method") != "mi"]
    assert turned.changes.loc[exact.index, "change"].tolist() == pytest.approx(
        (-2 * exact["change"]).tolist(), rel=1e-6
    )
    assert one.rates is not None
    assert turned.rates is not None
    pd.testing.assert_frame_equal(one.rates, turned.rates)


def test_time_in_another_unit() -> None:
    frame = rows()
    months = change(frame.assign(time=frame["time"] * 3 + 1))
    assert months.last == "7"
    assert months.changes.to_numpy() == pytest.approx(change(frame).changes.to_numpy(), rel=1e-9)


def test_a_last_score_less_moves_the_denominators_by_one() -> None:
    frame = rows()
    there = frame[(frame["time"] == 2) & frame["score"].notna()].index[0]
    one, less = change(frame), change(frame.drop(there))
    assert one.people == less.people == 80
    assert (one.response["measured"] - less.response["measured"]).tolist() == [0, 0, 1]
    assert one.rates is not None
    assert less.rates is not None
    assert (less.rates["count"] - one.rates["count"])["cannot_tell"] == 1
    assert less.rates["count"].sum() == one.rates["count"].sum() == 80


def test_a_method_that_does_not_fit_says_why_and_the_others_stand() -> None:
    frame = rows()
    copied = frame[frame["time"] < 2].assign(score=lambda some: np.where(some["time"] == 0, 40.0, some["score"]))
    found = change(copied)
    assert found.not_told["mmrm"].startswith("not told, as wave 0: its scores do not differ")
    assert found.at_last["mmrm"]["people"] == 0
    assert np.isnan(found.at_last["mmrm"]["change"])
    assert found.at_last["paired"]["change"] > 0
