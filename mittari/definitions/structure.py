"""instrument.yaml: an instrument without its wording."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.item import Coding, Item
from mittari.definitions.licence import Licence
from mittari.definitions.model import Definition, Id, Text, Version
from mittari.definitions.score import ScoreDefinition, Table


class UseLevel(StrEnum):
    """The finest level at which a score may be read."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    POPULATION = "population"


class Structure(Definition):
    """Items, codes, scores, tables and terms of one version of one instrument.

    `data_class`, `legal_basis` and `retention_years` are what the data protection officer decides; a meter without
    them is refused. `no_total` says that the scores are a profile and may never be added up.
    """

    id: Id
    version: Version
    status: Literal["draft", "published"]
    data_class: Literal["ordinary", "health", "social_welfare"]
    legal_basis: Annotated[tuple[Literal["statutory_task", "explicit_consent"], ...], Field(min_length=1)]
    retention_years: Annotated[int, Field(ge=1, le=120)]
    use_level: UseLevel
    minimum_group: Annotated[int, Field(ge=3)] = 5
    no_total: bool
    validation: Literal["not_validated", "validated", "validated_elsewhere"]
    perspective: Literal["client", "coach", "observer", "employer"] = "client"
    same_rater: bool = False
    recall: Text | None = None
    minutes: Annotated[int, Field(ge=1)] | None = None
    licence: Licence
    codings: dict[Id, Coding] = Field(default_factory=dict)
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    scores: tuple[ScoreDefinition, ...] = ()
    tables: dict[Id, Table] = Field(default_factory=dict)
