"""Coverage at entry and at exit, with the denominators in the table."""

from mittari.reports.blocks.coverage import content
from mittari.reports.words import Words
from tests.reports.made_up import report


def test_two_rows_with_what_they_are_out_of() -> None:
    built = report()
    found = content(built, built.indicators[1], Words("en"))
    assert [row.label for row in found["bars"]] == ["Measured at entry", "Measured at exit"]
    assert found["table"][0][-1] == "320"
