"""Times without a row are told, and the single time that makes the step half as long is named."""

import pandas as pd

from mittari.effects.series.gaps import gaps_told, times_between
from mittari.effects.series.points import Points, read_points


def points(times: list[float], unmeasured: tuple[float, ...] = ()) -> Points:
    frame = pd.DataFrame({"t": times, "y": [None if time in unmeasured else time**0.5 for time in times]})
    return read_points(frame, time="t", value="y", change=times[len(times) // 2])


def test_nothing_to_tell_of_a_whole_series() -> None:
    assert gaps_told(points([1, 2, 3, 4, 5, 6])) == []
    # A row without a value is there.
    assert gaps_told(points([1, 2, 3, 4, 5, 6], unmeasured=(3,))) == []


def test_a_month_without_a_row() -> None:
    assert gaps_told(points([1, 2, 3, 4, 6, 7, 8])) == ["In steps of 1: 1 of 8 times from first to last has no row"]
    assert gaps_told(points([1, 2, 3, 6, 7, 8], unmeasured=(8,)))[0].startswith("In steps of 1: 2 of 8 times from")


def test_a_time_between_is_named() -> None:
    found = points([*range(1, 7), 7.5, *range(8, 49)])
    assert times_between(found).tolist() == [7.5]
    gaps, between = gaps_told(found)
    # From 1 to 48 in halves are 95 times, of which 48 have a row.
    assert gaps == "In steps of 0.5: 47 of 95 times from first to last have no row"
    assert "most points are 1 apart; 7.5 between them made the step 0.5. Look" in between


def test_many_times_between_are_counted() -> None:
    shifted = points([time + 0.5 if time % 10 == 7 else float(time) for time in range(1, 49)])
    assert "7.5, 17.5, 27.5 and 2 more between" in gaps_told(shifted)[1]
