"""An answer is a number or words, never both and never neither."""

import pytest

from mittari.store.answer_columns import to_answer, to_answers, to_columns


@pytest.mark.parametrize("answer", [0, -128, 2.5, "", "words"])
def test_there_and_back(answer: float | str) -> None:
    columns = to_columns(answer)
    assert (columns["value"] is None) != (columns["text"] is None)
    assert to_answers([("item", columns["value"], columns["text"])]) == {"item": answer}  # type: ignore[list-item]


def test_neither_is_an_error() -> None:
    with pytest.raises(ValueError, match="neither"):
        to_answer(None, None)
