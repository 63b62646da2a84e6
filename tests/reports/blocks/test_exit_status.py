"""Status at the exit: unknown is a row of its own, and the table has a column a time."""

from mittari.reports.blocks.exit_status import content
from mittari.reports.words import Words
from tests.reports.made_up import report


def test_unknown_is_shown_last_and_not_left_out() -> None:
    built = report()
    indicator = next(one for one in built.indicators if one.measure == "exit_status")
    found = content(built, indicator, Words("en"))
    assert found["bars"][-1].label == "Not known"
    assert found["bars"][-1].muted
    assert found["times"] == ["0", "3", "6", "12"]
    assert all(len(row) == 1 + len(found["times"]) for row in found["table"])
    assert len(found["head"]) == 1 + len(found["times"])


def test_the_open_labour_market_shows_for_how_many_it_is_not_known() -> None:
    built = report()
    indicator = next(one for one in built.indicators if one.measure == "exit_status")
    found = content(built, indicator, Words("en"))
    unknown = {row.label: row for row in found["bars"]}["Not known"]
    first = found["working"][0]
    assert first.unknown == unknown.value
    assert first.unknown_text == f"not known {unknown.share}"
