"""A rating is a whole number between its anchors."""

import pytest

from mittari.answers import rating
from mittari.definitions.item import AnswerKind, Item

ITEM = Item(id="a", kind=AnswerKind.RATING, minimum=0, maximum=10)


@pytest.mark.parametrize("number", [0, 7, 10])
def test_takes_numbers_within(number: int) -> None:
    assert rating.parse(ITEM, None, str(number)) == number


@pytest.mark.parametrize(("text", "says"), [("-1", "outside 0-10"), ("11", "outside 0-10"), ("7.5", "not a whole")])
def test_refuses_others(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rating.parse(ITEM, None, text)
