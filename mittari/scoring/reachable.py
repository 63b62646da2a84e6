"""The lowest and highest score that any answers give, complete or with as many left out as the rule allows."""

import numpy as np

from mittari.definitions.meter import Meter
from mittari.definitions.score import Lookup, ScoreDefinition
from mittari.scoring.rules import RULES
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import value_range


def reachable_range(meter: Meter, score: ScoreDefinition) -> tuple[float, float]:
    """Both ends after all transforms; raises InputError where a table lacks a raw score that answers can give."""
    minimum = score.minimum_answered or len(score.items)
    raw, _ = RULES[score.rule](_extremes(meter, score, minimum), minimum)
    raw = raw[~np.isnan(raw)]
    for step in score.transform:
        if isinstance(step, Lookup):
            # One number more than the table has rows is enough to see that a row is missing.
            raw = np.arange(raw.min(), min(raw.max(), raw.min() + len(meter.structure.tables[step.table].rows)) + 1)
        raw = TRANSFORMS[step.kind](raw, step, meter.structure.tables)
    return float(raw.min()), float(raw.max())


def _extremes(meter: Meter, score: ScoreDefinition, minimum: int) -> list[np.ndarray]:
    """Values by item of four forms: all lowest, all highest, and the same with only the fewest, most extreme items."""
    low, high = np.array([value_range(meter, meter.items[name]) for name in score.items], dtype=np.float64).T
    few_low, few_high = np.full_like(low, np.nan), np.full_like(high, np.nan)
    lowest, highest = np.argsort(low)[:minimum], np.argsort(high)[-minimum:]
    few_low[lowest], few_high[highest] = low[lowest], high[highest]
    return list(np.array([low, high, few_low, few_high]).T)
