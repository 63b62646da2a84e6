"""instrument.yaml: an instrument without its wording."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from mittari.definitions.evidence import Evidence
from mittari.definitions.group import ItemGroup, with_repeated_items
from mittari.definitions.item import Coding, Item
from mittari.definitions.licence import Licence
from mittari.definitions.model import Definition, Id, Recall, Share, Version
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.table import NormTable, Table, ValueSet


class UseLevel(StrEnum):
    """The finest level at which a score may be read."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    POPULATION = "population"


class Structure(Definition):
    """Items, codes, scores, tables and terms of one version of one instrument.

    `data_class`, `legal_basis` and `retention_years` are what the data protection officer decides; a meter without
    them is refused. `no_total` says that the scores are a profile and may never be added up. What is not `offered`
    reaches clients only after the operator has switched it on. Of a `unit` one form holds the aggregates of a group,
    never a person's answers; an `anonymous` one is never stored with a client. Where more than `maximum_missing` of
    the asked items are without an answer, the form gives no score at all.
    """

    id: Id
    version: Version
    status: Literal["draft", "published"]
    data_class: Literal["ordinary", "health", "social_welfare"]
    legal_basis: Annotated[tuple[Literal["statutory_task", "explicit_consent"], ...], Field(min_length=1)]
    retention_years: Annotated[int, Field(ge=1, le=120)]
    use_level: UseLevel
    minimum_group: Annotated[int, Field(ge=3)] = 5
    offered: bool = True
    subject: Literal["client", "unit"] = "client"
    anonymous: bool = False
    maximum_missing: Share | None = None
    no_total: bool
    validation: Literal["not_validated", "validated", "validated_elsewhere"]
    perspective: Literal["client", "coach", "observer", "employer"] = "client"
    same_rater: bool = False
    recall: Recall | None = None
    minutes: Annotated[int, Field(ge=1)] | None = None
    licence: Licence
    codings: dict[Id, Coding] = Field(default_factory=dict)
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    groups: tuple[ItemGroup, ...] = ()
    scores: tuple[ScoreDefinition, ...] = ()
    tables: dict[Id, Table] = Field(default_factory=dict)
    value_sets: dict[Id, ValueSet] = Field(default_factory=dict)
    norm_tables: dict[Id, NormTable] = Field(default_factory=dict)
    evidence: dict[Id, Evidence] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _with_repeated_items(cls, tree: Any) -> Any:
        return with_repeated_items(tree)
