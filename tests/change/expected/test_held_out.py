"""Clients held out: the nominal share below the band where the model holds, and a cry where it does not."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.change.expected.course import ExpectedCourse, Plan
from mittari.change.expected.held_out import HeldOut, held_out
from mittari.change.expected.since import Since
from tests.change.expected.cohorts import cohort, since_of

EARLIER = since_of(cohort(900, 1))


def check(earlier: Since, plan: Plan) -> HeldOut:
    found = held_out(earlier, ExpectedCourse.of(earlier, plan))
    assert found is not None
    return found


@pytest.mark.parametrize(("band", "knowing"), [(0.8, "start"), (0.8, "before"), (0.9, "start")])
def test_the_nominal_share_is_below(band: float, knowing: str) -> None:
    found = check(EARLIER, Plan("higher", band=band, knowing=knowing))  # type: ignore[arg-type]
    rows = found.shares
    assert found.nominal == pytest.approx((1 - band) / 2)
    assert rows.loc["all", "below"] == pytest.approx(found.nominal, abs=0.015)
    assert rows.loc["all", "above"] == pytest.approx(found.nominal, abs=0.015)
    assert rows["low"]["all"] < rows["below"]["all"] < rows["high"]["all"]
    assert rows.loc["all", "scores"] == rows.iloc[1:]["scores"].sum() > 4300
    assert found.uncalibrated == []


def test_the_interval_is_that_of_whole_clients() -> None:
    rows = check(EARLIER, Plan("higher", strata=1)).shares.loc["all"]
    naive = 1.96 * np.sqrt(rows["below"] * (1 - rows["below"]) / rows["scores"])
    assert 1.2 * naive < (rows["high"] - rows["low"]) / 2 < 2.3 * naive


def test_skewed_scores_are_called_not_calibrated() -> None:
    rng = np.random.default_rng(2)
    dips = np.where(rng.random(len(EARLIER.score)) < 0.03, 60.0, 0.0)
    found = check(replace(EARLIER, score=EARLIER.score - dips), Plan("higher"))
    assert len(found.uncalibrated) == 3
    assert found.uncalibrated[0].startswith("NOT CALIBRATED in stratum 1: ")


def test_late_responders_are_counted() -> None:
    """Of 100 people who stay flat until their last score half rise in the end; the others of 300 rise all along."""
    client = np.repeat(np.arange(300), 5)
    time = np.tile(np.arange(5.0), 300)
    rng = np.random.default_rng(3)
    rises = np.where(client < 100, np.where((client < 50) & (time == 4), 40.0, 0.0), time * 10)
    score = 40 + rng.normal(0, 1, 300)[client] + rises + rng.normal(0, 1, len(client))
    data = since_of(pd.DataFrame({"client": client, "time": time, "score": score}))
    early, back = check(data, Plan("higher", strata=1)).late
    assert early > 50
    assert 0.3 < back / early < 0.7


def test_too_few_to_hold_any_out() -> None:
    few = since_of(cohort(4, 1))
    course = ExpectedCourse.of(few, Plan("higher", strata=2))
    assert held_out(few, course) is None


def test_the_seed_decides_who_is_held_out() -> None:
    course = ExpectedCourse.of(EARLIER, Plan("higher", strata=1))
    one, again, other = (held_out(EARLIER, course, seed) for seed in (1, 1, 2))
    assert one is not None
    assert again is not None
    assert other is not None
    assert one.shares.equals(again.shares)
    assert not one.shares.equals(other.shares)


def test_the_order_of_clients_changes_nothing() -> None:
    rows = cohort(300, 4)
    other = rows.sample(frac=1, random_state=5).reset_index(drop=True)
    plan = Plan("higher", strata=1)
    one, two = check(since_of(rows), plan), check(since_of(other), plan)
    assert two.shares.to_numpy() == pytest.approx(one.shares.to_numpy(), abs=1e-9)
