"""What each answer adds to a score, in whole steps; and which sums of steps answers can reach."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from mittari.answers.code_bytes import ALL
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.rules import additive
from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE, allowed_bytes, codes_of
from mittari.scoring.tabulated.part import MOST_STEPS
from mittari.scoring.values import item_values

EIGHTHS, LARGEST = 8, 2**31
"""Floats add whole eighths of this size without rounding, so that their order can't change a bit."""
MOST_ITEMS = 255


@dataclass(frozen=True)
class Steps:
    """The steps (int16 by byte) of each item: an answer adds `low + grid * steps` to the score's sum."""

    by_item: dict[str, np.ndarray]
    low: float
    grid: float


def steps_of(meter: Meter, score: ScoreDefinition) -> Steps | None:
    """The steps of an additive score of items, or None where its sum is not made of a few whole steps."""
    added = _added(meter, score)
    if added is None:
        return None
    found = np.concatenate([column[there] for column, there, _ in added.values()]) * EIGHTHS
    if not len(found) or np.abs(found).max() > LARGEST or (found != np.round(found)).any():
        return None
    low = found.min()
    grid = max(int(np.gcd.reduce((found - low).astype(np.int64))), 1)
    by_item = {name: _in_steps(*columns, low, grid) for name, columns in added.items()}
    if max(int(steps.max()) for steps in by_item.values()) > MOST_STEPS:
        return None
    return Steps(by_item, low / EIGHTHS, grid / EIGHTHS)


def reachable(steps: Iterable[np.ndarray], most: int) -> np.ndarray:
    """Which sums (columns, 0 to `most`) there are with how many missing answers (rows): bool."""
    columns = list(steps)
    found = np.zeros((len(columns) + 1, most + 1), dtype=bool)
    found[0, 0] = True
    for column in columns:
        more = np.zeros_like(found)
        more[1:] = found[:-1]
        for step in np.unique(column[column >= 0]):
            more[:, step:] |= found[:, : most + 1 - step]
        found = more
    return found


def _added(meter: Meter, score: ScoreDefinition) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]] | None:
    """By item: what each byte adds, where that is a number, and which bytes are allowed."""
    adding = additive(score.rule)
    items = [meter.items[name] for name in score.inputs if name in meter.items]
    if adding is None or len(items) < len(score.inputs) or not len(set(score.inputs)) == len(items) <= MOST_ITEMS:
        return None
    found = {}
    for item in items:
        codes = codes_of(meter, item)
        if codes is None:
            return None
        added = adding.contribution(score.rule, item.id, item_values(meter, item, ALL))
        allowed = allowed_bytes(codes)
        found[item.id] = added, allowed & ~np.isnan(added), allowed
    return found


def _in_steps(added: np.ndarray, there: np.ndarray, allowed: np.ndarray, low: float, grid: int) -> np.ndarray:
    steps = np.where(allowed, NO_ANSWER, NO_CODE).astype(np.int16)
    found = (added[there] * EIGHTHS - low) / grid
    steps[there] = np.minimum(found, MOST_STEPS + 1)
    return steps
