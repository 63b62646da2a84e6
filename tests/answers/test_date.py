"""A date is read as written in full, or refused."""

import pytest

from mittari.answers import date
from mittari.definitions.item import AnswerKind, Item

ITEM = Item(id="a", kind=AnswerKind.DATE, scored=False)


def test_takes_a_date() -> None:
    assert date.parse(ITEM, None, " 2026-03-31 ") == "2026-03-31"


@pytest.mark.parametrize("text", ["31.3.2026", "2026-02-30", "2026", "today", "2026-03-31T10:00"])
def test_refuses_others(text: str) -> None:
    with pytest.raises(ValueError, match="not a date like"):
        date.parse(ITEM, None, text)
