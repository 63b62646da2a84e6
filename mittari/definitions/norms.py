"""norms.yaml: figures that belong to a score in a population, each with its source and date."""

from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.model import Day, Definition, Id, Source, Text

ADOPTED = frozenset({"local", "simulated"})
"""Statuses of norms that somebody has said to hold for the very people who are measured."""

Positive = Annotated[float, Field(gt=0)]


class Norm(Definition):
    """One source's figures for one score. `status` is shown wherever the figures are used."""

    score: Id
    population: Id
    method: Text
    n: Annotated[int, Field(ge=1)] | None = None
    mean: float | None = None
    sd: Positive | None = None
    alpha: Annotated[float, Field(ge=-1, le=1)] | None = None
    icc: Annotated[float, Field(ge=-1, le=1)] | None = None
    sem: Positive | None = None
    mdc: Positive | None = None
    mcid: Positive | None = None
    cut: float | None = None
    status: Literal["published", "local", "simulated", "unverified"]
    source: Source
    date: Day
    verified_by: Text | None = None


class Norms(Definition):
    """The content of norms.yaml: any number of sources, none of which replaces another."""

    norms: tuple[Norm, ...] = ()

    def sem(self, score: str, population: str | None = None) -> Norm | None:
        """The norm that carries the SEM of a score for a population; for None, the first that the operator adopted.

        A figure published about other people does not hold for these clients by itself: until the operator adopts it,
        as a norm of its own with this source, nobody gets a verdict.
        """
        carrying = [norm for norm in self.norms if norm.score == score and norm.sem is not None]
        if population is None:
            return next((norm for norm in carrying if norm.status in ADOPTED), None)
        return next((norm for norm in carrying if norm.population == population), None)
