"""A number of a background question stays in its range, and never in that of the non-answers."""

import pytest

from mittari.answers import number
from mittari.definitions.item import AnswerKind, Item

OPEN = Item(id="a", kind=AnswerKind.NUMBER)
CLOSED = Item(id="a", kind=AnswerKind.NUMBER, minimum=0, maximum=120)


@pytest.mark.parametrize(("item", "text", "value"), [(OPEN, "73.96", 73.96), (OPEN, "-100", -100), (CLOSED, "0", 0)])
def test_takes_numbers_within(item: Item, text: str, value: float) -> None:
    assert number.parse(item, None, text) == value


@pytest.mark.parametrize(
    ("item", "text", "says"),
    [
        (OPEN, "-128", "below -100"),
        (CLOSED, "-1", "below 0"),
        (CLOSED, "121", "above 120"),
        (OPEN, "x", "not a number"),
    ],
)
def test_refuses_others(item: Item, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        number.parse(item, None, text)
