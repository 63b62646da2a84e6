"""A question that hangs on a score is asked as soon as the answers so far come to it."""

from pathlib import Path

import pytest

from mittari.scoring.instrument import load
from mittari.scoring.shown import questions_shown

EXAMPLES = Path(__file__).parents[2] / "instruments/constructs"


@pytest.mark.parametrize(
    ("answers", "asked"),
    [({}, False), ({"trouble": 0}, False), ({"trouble": 1}, True), ({"trouble": -127}, False), ({"working": 1}, False)],
)
def test_a_question_that_hangs_on_a_score(answers: dict[str, float], asked: bool) -> None:
    shown = [item.id for item in questions_shown(load(EXAMPLES / "display-condition"), answers)]
    assert ("hindered" in shown) == asked
    assert ("pace" in shown) == (answers.get("working") == 1)


def test_what_is_filled_from_elsewhere_is_never_shown() -> None:
    assert [item.id for item in questions_shown(load(EXAMPLES / "imported-score"), {})] == []
