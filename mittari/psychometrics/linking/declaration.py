"""Who says that two scores measure the same thing, and why: without it nothing is linked."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from mittari.definitions.library import Library
from mittari.definitions.model import Day, Definition, Id, Source, Text
from mittari.definitions.norms import Positive
from mittari.definitions.score import Direction, ScoreDefinition
from mittari.definitions.transform import Interval
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml
from mittari.errors import DefinitionError, MittariError, Problem

EXAMPLE = """measures: low mood
from: {meter: phq-9, score: phq9_total}
to: {range: [0, 100], direction: lower}
why: both ask for the same signs over the last two weeks
declared_by: the quality board
date: 2026-01-31"""


class Side(Definition):
    """One of the two scores: that of a meter of the library, or a range and which way is better.

    `step` is the smallest step between two scores, `reliability` that of the score in people like these.
    """

    meter: Id | None = None
    score: Id | None = None
    range: Interval | None = None
    direction: Direction | None = None
    step: Positive | None = None
    reliability: Annotated[float, Field(gt=0, le=1)] | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        if (self.meter is None) != (self.score is None):
            raise ValueError("a meter and its score go together")
        if self.meter is None and (self.range is None or self.direction is None):
            raise ValueError("write meter and score, or range and direction")
        if self.direction is Direction.NONE:
            raise ValueError("a score without a better end can't be linked")
        return self


class ReferenceGroup(Definition):
    """The people whose mean and SD, on the scale of `to`, are 50 and 10 of the domain metric."""

    population: Text
    mean: float
    sd: Positive
    source: Source


class Declaration(Definition):
    """What two scores both measure: who says so, why and when."""

    measures: Text
    from_: Annotated[Side, Field(alias="from")]
    to: Side
    why: Text
    declared_by: Text
    date: Day
    reference: ReferenceGroup | None = None

    @property
    def turned(self) -> bool:
        """Whether better is up on one scale and down on the other."""
        return self.from_.direction != self.to.direction


def read_declaration(path: Path, library: Library) -> Declaration:
    """The declaration in a YAML file, with range and direction of meters filled in from the library.

    Raises DefinitionError where a key is wrong, a score is not in its meter, or two meters' scores are not of one
    domain: then nobody may say that they measure the same thing.
    """
    document = read_yaml(path)
    return resolved(validate(Declaration, document), library, document.file)


def resolved(declaration: Declaration, library: Library, file: str = "declaration") -> Declaration:
    """The same declaration with what its meters say; raises as `read_declaration` does."""
    problems: list[Problem] = []
    scores = {name: _score(getattr(declaration, name), name, library, file, problems) for name in ("from_", "to")}
    if problems:
        raise DefinitionError(problems)
    one, other = (score.domain if score else None for score in scores.values())
    if all(scores.values()) and (one is None or one != other):
        reason = f"the scores are of different domains ({one or 'none'} and {other or 'none'})"
        raise DefinitionError([Problem(file, "to", reason, "only scores of one domain are linked")])
    filled = {name: _filled(getattr(declaration, name), score) for name, score in scores.items() if score}
    return declaration.model_copy(update=filled)


def _score(side: Side, name: str, library: Library, file: str, problems: list[Problem]) -> ScoreDefinition | None:
    if side.meter is None or side.score is None:
        return None
    try:
        scores = library.meter(side.meter).scores
    except MittariError as error:
        problems.append(Problem(file, f"{name.strip('_')}.meter", str(error), "name a meter of the library"))
        return None
    score = scores.get(side.score)
    if score is None:
        advice = f"{side.meter} has: {', '.join(scores)}"
        problems.append(Problem(file, f"{name.strip('_')}.score", f"there is no score {side.score!r}", advice))
    elif score.direction is Direction.NONE:
        reason, advice = f"{side.score} has no better end", "link a score of which one end is better"
        problems.append(Problem(file, f"{name.strip('_')}.score", reason, advice))
    return score


def _filled(side: Side, score: ScoreDefinition) -> Side:
    return side.model_copy(update={"range": side.range or score.range, "direction": score.direction})
