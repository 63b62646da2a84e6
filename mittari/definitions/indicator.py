"""indicators/<id>.yaml: what a published figure means: who is counted, what is measured, over which window."""

from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.model import Definition, Id, Language, Text, Version


class Indicator(Definition):
    """One figure's definition. `measure` names the function in mittari.indicators that adds it up.

    `population` says whose paths count: those that `started`, `ended` or were `active` in the period.
    """

    id: Id
    version: Version
    measure: Literal["served", "coverage", "change", "services", "exit_status", "non_answers"]
    population: Literal["started", "ended", "active"]
    names: Annotated[dict[Language, Text], Field(min_length=1)]
    why: Annotated[dict[Language, Text], Field(min_length=1)]
    checked_by: Text | None = None
    next_review: Text
