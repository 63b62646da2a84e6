"""An answer as two columns: a number or a non-answer's code in `value`, words in `text`; never both, never neither."""

from collections.abc import Iterable

from mittari.records.measurement import Answers


def to_columns(answer: float | str) -> dict[str, float | str | None]:
    """The two columns of an answer."""
    if isinstance(answer, str):
        return {"value": None, "text": answer}
    return {"value": float(answer), "text": None}


def to_answer(value: float | None, text: str | None) -> float | str:
    """The answer in two columns."""
    if text is not None:
        return text
    if value is None:
        raise ValueError("an answer with neither a value nor a text")
    return float(value)


def to_answers(rows: Iterable[tuple[str, float | None, str | None]]) -> Answers:
    """Answers by item, from rows of item, value and text."""
    return {item: to_answer(value, text) for item, value, text in rows}
