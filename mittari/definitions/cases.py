"""cases.yaml: worked examples that a person computed by hand or a publisher printed; they run as tests."""

from typing import Annotated

from pydantic import Field

from mittari.definitions.model import Definition, Id, ItemId, Source, Text


class Case(Definition):
    """Answers (a code, or one of the words missing, refused, not_applicable, not_asked) and the scores they give.

    An item that is left out of `answers` is missing; an expected score left empty must not be computable. `bands` may
    name the band that a score lies in.
    """

    name: Text
    source: Source
    answers: dict[ItemId, str]
    expect: Annotated[dict[Id, float | None], Field(min_length=1)]
    bands: dict[Id, Id] = Field(default_factory=dict)


class Cases(Definition):
    """The content of cases.yaml."""

    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
