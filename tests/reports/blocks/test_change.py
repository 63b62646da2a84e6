"""Change: a chart for each scale, bars only where all four parts may be seen."""

import pytest

from mittari.reports.blocks.change import content
from mittari.reports.words import Words
from tests.reports.made_up import METER, report


def found(clients: int = 320, sem: bool = True):
    built = report(clients, True, sem)
    indicator = next(one for one in built.indicators if one.measure == "change")
    (meter,) = content(built, indicator, Words("en"))["meters"]
    return meter


def test_one_chart_for_each_scale_wide_enough_for_its_intervals() -> None:
    charts = found().means
    assert len(charts) == len({row.scale for row in found().rows})
    for chart in charts:
        ends = [abs(row[name]) for row in chart["rows"] for name in ("low", "high")]
        assert max(ends) <= chart["reach"] <= 5 * max(ends)


@pytest.mark.parametrize("clients", [60, 320])
def test_the_segments_of_a_bar_add_up(clients: int) -> None:
    bars = [row for row in found(clients).shares if row["segments"]]
    assert bars
    for row in bars:
        assert abs(sum(one["share"] for one in row["segments"]) - 1) < 1e-9


def test_hidden_verdicts_share_one_segment_that_says_so() -> None:
    together = [row for row in found(60).shares if any(one["kind"] == "rest" for one in row["segments"])]
    assert together
    for row in together:
        rest = row["segments"][-1]
        assert " or " in rest["text"]
        assert row["together"]


def test_without_a_sem_there_are_means_and_no_bars() -> None:
    meter = found(sem=False)
    assert meter.shares == []
    assert meter.means
    assert all(row[4] == "–" for row in meter.table)


def test_the_table_has_a_cell_for_every_column() -> None:
    built = report()
    indicator = next(one for one in built.indicators if one.measure == "change")
    parts = content(built, indicator, Words("fi"))
    assert all(len(row) == len(parts["head"]) for row in parts["meters"][0].table)
    assert parts["meters"][0].title != METER
