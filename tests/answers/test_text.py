"""Free text is kept as written, within limits."""

import pytest

from mittari.answers import text
from mittari.definitions.item import AnswerKind, Item

ITEM = Item(id="a", kind=AnswerKind.TEXT, scored=False)


@pytest.mark.parametrize("written", ["työ", "työtä\nja lepoa", "عمل", "=1+1", "x" * text.MAX_CHARACTERS])
def test_keeps_what_was_written(written: str) -> None:
    assert text.parse(ITEM, None, f" {written}" if len(written) < 10 else written) == written


@pytest.mark.parametrize(
    ("written", "says"), [("x" * 1_000_000, "longer than"), ("a\0b", "not text"), ("a\ud800", "not text")]
)
def test_refuses_what_can_t_be_kept(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        text.parse(ITEM, None, written)
