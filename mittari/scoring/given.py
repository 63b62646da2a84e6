"""What rules and transforms may look at: the answers of a block of forms, and the scores computed so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter
from mittari.scoring.values import value_range

DOES_NOT_APPLY = (NonAnswer.NOT_ASKED, NonAnswer.NOT_APPLICABLE)


@dataclass(frozen=True)
class Given:
    """Columns of one length: `codes` and `values` by item id, `scores` by score id (float64; NaN: no value)."""

    meter: Meter
    codes: Mapping[str, np.ndarray]
    values: Mapping[str, np.ndarray]
    scores: dict[str, np.ndarray] = field(default_factory=dict)

    def value(self, name: str) -> np.ndarray:
        """The values of an item or of an earlier score."""
        return self.values[name] if name in self.values else self.scores[name]

    def applies(self, name: str) -> np.ndarray:
        """Where an input concerns the person (bool): the item was asked and is not marked as not applicable."""
        if name not in self.codes:
            return np.ones(len(self.scores[name]), dtype=bool)
        return ~np.isin(self.codes[name], DOES_NOT_APPLY)

    def range(self, name: str) -> tuple[float, float]:
        """The smallest and largest value that an input can have."""
        if name in self.meter.items:
            return value_range(self.meter, self.meter.items[name])
        return self.meter.scores[name].range
