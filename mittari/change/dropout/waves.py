"""A group's scores as people by waves: what every answer to dropout starts from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from mittari.change.repeated import repeated
from mittari.errors import InputError, Problem

MOST = 12


@dataclass(frozen=True)
class Waves:
    """`scores` (people, waves) in raw points, NaN where missing; `people` are all of the rows, also without a score.

    `times` are the waves' times, in order.
    """

    scores: np.ndarray
    people: pd.Index
    times: np.ndarray

    @cached_property
    def labels(self) -> list[str]:
        """What the waves are called in tables and words."""
        return [f"{time:.10g}" for time in self.times]

    @cached_property
    def seen(self) -> np.ndarray:
        """Who has a score at which wave, as booleans (people, waves)."""
        return ~np.isnan(self.scores)

    @property
    def later(self) -> pd.Index:
        """The labels of all waves but the first, as the index of a table of changes."""
        return pd.Index(self.labels[1:], name="wave")

    def of(self, chosen: np.ndarray) -> "Waves":
        """The same waves of some of the people (booleans)."""
        return Waves(self.scores[chosen], self.people[chosen], self.times)


def waves_of(
    frame: pd.DataFrame,
    *,
    client: str,
    time: str,
    score: str,
    source: str = "scores",
    ends: tuple[float | None, float | None] = (None, None),
) -> Waves:
    """The waves of a frame with one row a client and time; every distinct time of a score is a wave.

    Raises InputError for bad rows, named by line (an empty client or time, text in a number column, a score
    beyond the `ends` of its scale, a client with two rows at one time), for fewer than two waves, and for more than
    twelve.
    """
    rows = repeated(frame, client=client, time=time, score=score, source=source, ends=ends)
    times, wave = np.unique(rows.time, return_inverse=True)
    if len(times) < 2:
        reason = "there are scores at one time only" if len(times) else "there is no score"
        raise InputError([Problem(source, time, reason, "a change needs scores at two times or more")])
    if len(times) > MOST:
        reason = f"{len(times)} different times are no planned waves"
        advice = f"write the planned wave of each row ({MOST} waves at most), or use mittari growth for uneven times"
        raise InputError([Problem(source, time, reason, advice)])
    scores = np.full((len(rows.everybody), len(times)), np.nan)
    scores[rows.everybody.get_indexer(rows.names)[rows.client], wave] = rows.score
    return Waves(scores, rows.everybody, times)
