"""The lowest and highest score that any complete set of answers gives."""

import numpy as np

from mittari.definitions.meter import Meter
from mittari.definitions.score import Lookup, ScoreDefinition
from mittari.scoring.rules import RULES
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import value_range


def reachable_range(meter: Meter, score: ScoreDefinition) -> tuple[float, float]:
    """Both ends after all transforms; raises InputError where a table lacks a raw score that answers can give."""
    ends = [value_range(meter, meter.items[name]) for name in score.items]
    raw, _ = RULES[score.rule]([np.array(end, dtype=np.float64) for end in ends], len(score.items))
    for step in score.transform:
        if isinstance(step, Lookup):
            # One number more than the table has rows is enough to see that a row is missing.
            raw = np.arange(raw.min(), min(raw.max(), raw.min() + len(meter.structure.tables[step.table].rows)) + 1)
        raw = TRANSFORMS[step.kind](raw, step, meter.structure.tables)
    return float(raw.min()), float(raw.max())
