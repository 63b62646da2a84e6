"""Ids, numbers and days have one spelling each."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mittari.definitions.model import Day, Definition, Id, ItemId, Language, Number, Recall, Version, WholeNumber

GOOD: list[tuple[Any, str]] = [
    (WholeNumber, "0"), (WholeNumber, "-12"), (Number, "0.25"), (Number, "-7"), (Day, "2026-03-31"),
    (Id, "who-5"), (Id, "fi_2"), (ItemId, "BDI_1"), (Version, "1.0.12"), (Language, "fi-x-selko"),
    (Recall, "P2W"), (Recall, "now"), (Recall, "lifetime"),
]  # fmt: skip
BAD: list[tuple[Any, str]] = [
    (WholeNumber, "01"), (WholeNumber, "-0"), (WholeNumber, "1.0"), (WholeNumber, "1_0"), (WholeNumber, " 1"),
    (WholeNumber, "٣"), (WholeNumber, "9" * 30), (Number, "1.0"), (Number, "1e3"), (Number, "nan"), (Number, ".5"),
    (Day, "86400"), (Day, "2026-02-30"), (Day, "31.3.2026"), (Id, "Who"), (Id, "a--b"), (Id, "a\n"), (Id, "a" * 65),
    (ItemId, "1a"), (ItemId, "a.b"), (Version, "1.0"), (Version, "v1.0.0"), (Language, "FI"), (Language, "f"),
    (Recall, "PXW"), (Recall, "P0D"), (Recall, "two weeks"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_one_spelling_is_taken(kind: Any, text: str) -> None:
    assert str(TypeAdapter(kind).validate_python(text)) in (text, f"{text}.0")


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_every_other_spelling_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


def test_a_definition_never_changes() -> None:
    class Thing(Definition):
        size: float

    with pytest.raises(ValidationError):
        Thing(size=1).size = 2
