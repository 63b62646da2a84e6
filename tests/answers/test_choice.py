"""A choice takes its codes and no others."""

import pytest

from mittari.answers import choice
from mittari.definitions.item import AnswerKind, Coding, Item

ITEM = Item(id="a", kind=AnswerKind.CHOICE, coding="c")


@pytest.mark.parametrize(("codes", "text", "code"), [((0, 1, 2), "2", 2), ((1, 4, 7), "7.0", 7), ((-1, 1), "-1", -1)])
def test_takes_its_codes(codes: tuple[int, ...], text: str, code: int) -> None:
    assert choice.parse(ITEM, Coding(codes=codes), text) == code


@pytest.mark.parametrize(
    ("codes", "text", "says"),
    [((0, 1, 2), "3", "0-2"), ((1, 4, 7), "2", "1, 4, 7"), ((0, 1), "-128", "0-1"), ((0, 1), "x", "not a number")],
)
def test_names_the_codes_there_are(codes: tuple[int, ...], text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        choice.parse(ITEM, Coding(codes=codes), text)
