"""Tables of shares: intervals, points, and what is said where nobody is seen any longer."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.curve import curve
from tests.effects.transitions.twelve import histories, stays

POINTS = np.array([0.0, 2, 9, 12])


def test_path_and_points_agree() -> None:
    found = curve(histories(), POINTS, 200, seed=1)
    path, at = found.path, found.at
    assert list(path.columns) == ["share", "se", "low", "high", "at_risk"]
    for point in POINTS:
        for column in ("share", "se", "low", "high"):
            assert path.loc[point, column].tolist() == pytest.approx(at.loc[point, column].tolist(), abs=1e-12)
    assert path["at_risk"].loc[0].tolist() == [8, 2, 0, 0, 0]
    assert path["at_risk"].loc[12].tolist() == [3, 1, 1, 0, 0]
    assert at["clients"].loc[9].tolist() == [4, 2, 2, 1, 1]
    assert ((at["low"] <= at["share"]) & (at["share"] <= at["high"])).all()
    assert ((at["boot_low"] <= at["share"] + 1e-9) & (at["share"] <= at["boot_high"] + 1e-9)).all()


def test_mean_times_lie_within_the_time_there_is() -> None:
    at = curve(histories(), POINTS, 0, seed=1).at
    assert at["mean_time"].groupby("time").sum().tolist() == pytest.approx(POINTS.tolist())
    assert (at["mean_time_low"] >= 0).all()
    assert (at["mean_time_high"] <= np.repeat(POINTS, 5)).all()
    assert at["boot_low"].isna().all()


def test_nobody_is_followed_so_long() -> None:
    at = curve(histories(), np.array([12.0, 12.5]), 50, seed=1).at
    assert at["share"].loc[12].notna().all()
    assert at.loc[12.5, ["share", "se", "low", "boot_low", "mean_time"]].isna().to_numpy().all()
    assert at["clients"].loc[12.5].tolist() == [0, 0, 0, 2, 1]


def test_all_have_come_to_an_end() -> None:
    rows = pd.DataFrame(
        {"client": ["a", "b"], "entry": 0, "exit": [3, 4], "from": "service", "to": ["death", "pension"]}
    )
    at = curve(histories(rows), np.array([99.0]), 0, seed=1).at
    assert at["share"].tolist() == [0, 0, 0, 0.5, 0.5]
    assert at["unseen"].tolist() == [0] * 5


def test_who_is_out_of_sight() -> None:
    # At 3 half have a job, in which nobody is seen afterwards, while others stay unemployed.
    rows: list[tuple[str, int, int, str, str | None]] = [(name, 0, 3, "unemployed", "open_job") for name in "ab"]
    rows += [(name, 0, 9, "unemployed", None) for name in "cd"]
    rows += [("e", 1, 2, "service", "death"), ("f", 1, 2, "service", "pension")]
    people = histories(pd.DataFrame(rows, columns=["client", "entry", "exit", "from", "to"]))
    at = curve(people, np.array([2.5, 3, 8]), 0, seed=1).at["unseen"]
    assert at.groupby("time").first().tolist() == [0, 0, 0.5]


def test_out_of_sight_for_a_while() -> None:
    # The only one with a job is not seen from 3 on; later others find one and are seen.
    rows = [("a", 0, 1, "unemployed", "open_job"), ("a", 1, 3, "open_job", None)]
    rows += [
        ("b", 0, 6, "unemployed", "open_job"),
        ("b", 6, 7, "open_job", "unemployed"),
        ("b", 7, 9, "unemployed", None),
    ]
    rows += [("c", 0, 8, "unemployed", None), ("e", 0, 5, "service", "death"), ("f", 1, 2, "service", "pension")]
    people = histories(pd.DataFrame(rows, columns=["client", "entry", "exit", "from", "to"]))
    unseen = curve(people, np.array([2, 8.0]), 0, seed=1).at["unseen"].groupby("time").first()
    assert unseen.tolist() == [0, pytest.approx(0.25)]


def test_no_points() -> None:
    found = curve(histories(stays()), np.array([]), 100, seed=1)
    assert len(found.at) == 0
    assert len(found.path) == 9 * 5
