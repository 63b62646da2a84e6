"""Scores beside their band: strata, tracks, ends of the scale, and who can't be told."""

from dataclasses import replace

import numpy as np
import pytest

from mittari.change.expected.course import ExpectedCourse, Plan
from mittari.change.expected.since import Since
from mittari.errors import InputError
from tests.change.expected.cohorts import cohort, since_of


def since(clients: int, seed: int, waves: int = 6) -> Since:
    return since_of(cohort(clients, seed, waves))


EARLIER = since(300, 1)


def one_person(first: float, since: float, score: float) -> Since:
    return Since(EARLIER.names[:1], np.array([first]), np.array([0]), np.array([since]), np.array([score]))


def test_strata_hold_about_as_many_clients_each() -> None:
    course = ExpectedCourse.of(EARLIER, Plan("higher"))
    assert np.bincount(course.stratum(EARLIER.first)).tolist() == [100, 100, 100]
    assert course.stratum(course.edges).tolist() == [1, 2]
    assert len(ExpectedCourse.of(EARLIER, Plan("higher", strata=1)).curves) == 1


def test_equal_first_scores_are_never_parted() -> None:
    tied = replace(EARLIER, first=np.where(EARLIER.first > 50, 60.0, 40.0))
    assert len(ExpectedCourse.of(tied, Plan("higher", strata=4)).curves) == 2


@pytest.mark.parametrize(("better", "worst_first"), [("higher", True), ("lower", False)])
def test_a_score_beyond_the_worse_edge_is_not_on_track(better: str, worst_first: bool) -> None:
    course = ExpectedCourse.of(EARLIER, Plan(better))
    band = course.follow(one_person(50, 6, 50)).iloc[0]
    at = [band["low"] - 1e-6, band["low"], band["high"], band["high"] + 1e-6]
    tracks = [course.follow(one_person(50, 6, score)).loc[0, "track"] for score in at]
    expected = ["not_on_track", "on_track", "on_track", "better_than_expected"]
    assert tracks == (expected if worst_first else expected[::-1])


def test_a_wider_band_holds_more() -> None:
    narrow, wide = (ExpectedCourse.of(EARLIER, Plan("higher", band=band)) for band in (0.8, 0.9))
    one, two = (course.follow(one_person(50, 6, 50)).iloc[0] for course in (narrow, wide))
    assert two["expected"] == one["expected"]
    # The normal quantiles of 0.95 and 0.90.
    assert (two["high"] - two["low"]) / (one["high"] - one["low"]) == pytest.approx(1.644854 / 1.281552, rel=1e-5)


def test_flipped_scores_flip_the_tracks() -> None:
    new = since(60, 2)
    course = ExpectedCourse.of(EARLIER, Plan("higher", strata=1, low=0, high=100))
    turned = replace(EARLIER, first=100 - EARLIER.first, score=100 - EARLIER.score)
    flipped = ExpectedCourse.of(turned, Plan("lower", strata=1, low=0, high=100))
    one, two = course.follow(new), flipped.follow(replace(new, first=100 - new.first, score=100 - new.score))
    assert one["track"].tolist() == two["track"].tolist()
    assert (100 - two["expected"]).tolist() == pytest.approx(one["expected"].tolist(), rel=1e-6)


def test_what_leaves_the_scale_is_kept_at_its_end_and_marked() -> None:
    course = ExpectedCourse.of(EARLIER, Plan("higher", low=46, high=52))
    row = course.follow(one_person(50, 6, 48)).iloc[0]
    assert (row["low"], row["high"], row["clipped"]) == (46, 52, True)
    assert row["track"] == "on_track"
    at_end = course.follow(one_person(50, 6, 46)).iloc[0]
    assert (at_end["track"], at_end["reason"]) == ("cannot_tell", "band_ends_at_the_scale")
    assert not ExpectedCourse.of(EARLIER, Plan("higher")).follow(one_person(50, 6, 48)).loc[0, "clipped"]


def test_nothing_is_told_of_starts_and_times_never_seen() -> None:
    course = ExpectedCourse.of(EARLIER, Plan("higher"))
    first = course.follow(one_person(EARLIER.first.max() + 1, 6, 50)).iloc[0]
    assert (first["track"], first["reason"]) == ("cannot_tell", "start_not_seen_before")
    late = course.follow(one_person(50, 60, 50)).iloc[0]
    assert (late["track"], late["reason"]) == ("cannot_tell", "later_than_the_curve")


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "band": ({"band": 80}, "80 is not between 0 and 1"),
    "strata": ({"strata": 0}, "not a number from 1 up"),
    "scale": ({"low": 10, "high": 0}, "10 is not below 0"),
    "better": ({"better": "up"}, "say higher or lower"),
}


@pytest.mark.parametrize("name", WRONG)
def test_plans_that_can_t_be(name: str) -> None:
    given, says = WRONG[name]
    with pytest.raises(InputError, match=says):
        Plan(**{"better": "higher", **given})  # type: ignore[arg-type]


def test_an_earlier_cohort_too_small_for_its_strata_names_the_stratum() -> None:
    with pytest.raises(InputError, match=r"stratum 1 \(1 clients .* take fewer strata"):
        ExpectedCourse.of(since(2, 3), Plan("higher", strata=2))


def test_nobody_was_measured_twice() -> None:
    with pytest.raises(InputError, match="nobody has a score after the first"):
        ExpectedCourse.of(since(50, 3, waves=1), Plan("higher"))
