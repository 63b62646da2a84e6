"""A row for each kind of non-answer, also where nobody has it."""

from mittari.reports.blocks.non_answers import content
from mittari.reports.words import Words
from tests.reports.made_up import report


def test_four_rows_with_what_they_are_out_of() -> None:
    built = report()
    one = next(one for one in built.indicators if one.measure == "non_answers")
    found = content(built, one, Words("en"))
    assert [row.label for row in found["bars"]] == [
        "Not asked because of earlier answers",
        "The question does not apply",
        "Did not want to answer",
        "Left empty",
    ]
    assert found["bars"][0].share == "0%"
    assert len({row[-1] for row in found["table"]}) == 1
