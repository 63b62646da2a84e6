"""Scores as the definition says them, step by step on floats: what every faster way must agree with, bit for bit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from mittari.answers.shown import mark_not_asked
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.bands import band_places
from mittari.scoring.beside import beside, names_beside
from mittari.scoring.discard import discarded
from mittari.scoring.given import Given
from mittari.scoring.rules import raw_score
from mittari.scoring.side_by_side import side_by_side
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import item_values

BLOCK = 8_192
"""Rows scored at a time: what is made on the way then stays in the processor's cache, and needs little memory."""
EVERY = slice(None)


@dataclass(frozen=True)
class Scored:
    """One score: `value` float64 with NaN where it can't be computed, `answered` int16 inputs that were answered.

    `beside` holds what comes with it, by name, for scores that have it: `standard_error`, `low` and `high` (float64).
    `band` is the place of the score's band (uint8; 0 is none, 1 the first), where it was asked for.
    """

    value: np.ndarray
    answered: np.ndarray
    beside: dict[str, np.ndarray] = field(default_factory=dict)
    band: np.ndarray | None = None

    def given(self) -> dict[str, np.ndarray]:
        """All columns but the count of answers, by name."""
        band = {} if self.band is None else {"band": self.band}
        return {"value": self.value} | band | self.beside

    def rows(self, block: slice) -> "Scored":
        """Some of the rows, as views."""
        beside_it = {key: column[block] for key, column in self.beside.items()}
        band = None if self.band is None else self.band[block]
        return Scored(self.value[block], self.answered[block], beside_it, band)

    def fill(self, score: ScoreDefinition, found: "Scored", rows: slice | np.ndarray = EVERY) -> None:
        """Take what was found for some rows, and its bands if there is room for them."""
        self.value[rows], self.answered[rows] = found.value, found.answered
        for key, column in found.beside.items():
            self.beside[key][rows] = column
        if self.band is not None:
            self.band[rows] = band_places(score, found.value)

    def blank(self, rows: slice | np.ndarray = EVERY) -> None:
        """Take the score away from some rows; what was answered stays."""
        for column in (self.value, *self.beside.values()):
            column[rows] = np.nan
        if self.band is not None:
            self.band[rows] = 0


def room_for(meter: Meter, score: ScoreDefinition, rows: int, with_bands: bool = False) -> Scored:
    """A score of that many rows, to be filled."""
    return rooms_for(meter, [score], rows, with_bands)[score.id]


def rooms_for(
    meter: Meter, scores: Iterable[ScoreDefinition], rows: int, with_bands: bool = False
) -> dict[str, Scored]:
    """Scores of that many rows, to be filled, by id. They share one piece of memory (see `side_by_side`)."""
    names = {score.id: names_beside(meter.structure, score) for score in scores}
    kinds = [
        kind
        for beside_it in names.values()
        for kind in (np.float64, np.int16, *(np.float64 for _ in beside_it), *([np.uint8] if with_bands else []))
    ]
    columns = side_by_side(kinds, rows)
    return {
        name: Scored(
            next(columns),
            next(columns),
            {key: next(columns) for key in beside_it},
            next(columns) if with_bands else None,
        )
        for name, beside_it in names.items()
    }


def score_by_definition(meter: Meter, codes: Mapping[str, np.ndarray], scored: Mapping[str, Scored], rows: int) -> None:
    """Fill in all scores of a meter from codes by item id, columns of that many rows of any kind of number."""
    for start in range(0, rows, BLOCK):
        block = slice(start, min(start + BLOCK, rows))
        for name, found in score_block(meter, {item: column[block] for item, column in codes.items()}).items():
            scored[name].fill(meter.scores[name], found, block)


def score_block(meter: Meter, codes: Mapping[str, np.ndarray]) -> dict[str, Scored]:
    """All scores of a few forms at once, by score id."""
    # Small integers wrap without a word: they are widened before anything is done with them.
    asked, _ = mark_not_asked(meter, {name: column.astype(np.float64) for name, column in codes.items()})
    values = {item.id: item_values(meter, item, asked[item.id]) for item in meter.needed}
    given = Given(meter, asked, values)
    scored = {}
    for score in meter.structure.scores:
        scored[score.id] = finished(score, *raw_score(score, given), given)
        given.scores[score.id] = scored[score.id].value
    if meter.structure.maximum_missing is not None:
        away = discarded(given)
        for found in scored.values():
            found.blank(away)
    return scored


def finished(score: ScoreDefinition, raw: np.ndarray, answered: np.ndarray, given: Given) -> Scored:
    """A score from its raw one: transforms, rounding, and what stands beside it."""
    found, last = raw, raw
    for step in score.transform:
        last = found
        found = TRANSFORMS[step.kind](found, step, given)
    rounded = found if score.decimals is None else np.round(found, score.decimals)
    return Scored(rounded, answered, beside(score, last, given))
