"""The people that a link is found in: all with both scores, or two groups drawn by chance with one score each."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem
from mittari.psychometrics.items import number_frame

Design = Literal["single", "random"]


@dataclass(frozen=True)
class Sample:
    """Scores on both scales; row by row of the same people where `paired`. `left_out` rows lack a score that it needs.

    `x_group` and `y_group` name the subgroup of each, or are None.
    """

    x: np.ndarray
    y: np.ndarray
    paired: bool
    left_out: int
    x_group: np.ndarray | None = None
    y_group: np.ndarray | None = None

    @property
    def counted(self) -> "Counted":
        """What may be told of the sample without its scores."""
        correlation = float(np.corrcoef(self.x, self.y)[0, 1]) if self.paired and len(self.x) > 1 else None
        return Counted(len(self.x), len(self.y), self.paired, self.left_out, correlation)


@dataclass(frozen=True)
class Counted:
    """How many people have each score; `correlation` is Pearson's r of both, None where nobody has both."""

    x: int
    y: int
    paired: bool
    left_out: int
    correlation: float | None

    @property
    def least(self) -> int:
        """The people on the scale that fewer answered."""
        return min(self.x, self.y)


def sample(frame: pd.DataFrame, from_: str, to: str, design: Design, group: str | None = None) -> Sample:
    """The sample in a frame with one row a person and a column for each score.

    `single`: people with both scores. `random`: each person has one of the scores, drawn by chance. Raises InputError
    for columns that are not there, cells that hold no number, and, for `random`, rows that have both.
    """
    scores, labels = columns_of(frame, [from_, to], group)
    there = ~np.isnan(scores)
    both = there.all(axis=1)
    if design == "single":
        x, y = scores[both].T
        of_both = labels[both] if labels is not None else None
        return Sample(x, y, True, int((~both).sum()), of_both, of_both)
    if both.any():
        raise InputError(_both(np.flatnonzero(both)))
    one, other = there.T
    groups = (None, None) if labels is None else (labels[one], labels[other])
    return Sample(scores[one, 0], scores[other, 1], False, int((~there.any(axis=1)).sum()), *groups)


def columns_of(frame: pd.DataFrame, names: list[str], group: str | None) -> tuple[np.ndarray, np.ndarray | None]:
    """The columns with scores as numbers, and the one with the group as text; raises as `sample` does."""
    if missing := [name for name in [*names, group] if name is not None and name not in frame]:
        advice = f"it has: {', '.join(map(str, frame.columns[:20]))}"
        raise InputError([Problem("scores", name, "there is no such column", advice) for name in missing])
    scores = number_frame(frame[names], "scores").to_numpy()
    return scores, frame[group].astype(str).to_numpy() if group else None


def _both(rows: np.ndarray) -> list[Problem]:
    reason, advice = "this row has both scores", "take the design single, or keep the score drawn for this person"
    return [Problem("scores", f"row {row + 1}", reason, advice) for row in rows.tolist()]
