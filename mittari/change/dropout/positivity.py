"""Whether anybody like those who left stayed: what the scores of those who stayed can't tell of."""

import numpy as np
import pandas as pd

from mittari.change.dropout.waves import Waves

FAR = 0.5
LEAST, PART = 5, 0.2
"""From how many people on, and which part of those who left, it is told aloud that nobody stands for them."""


def positivity(waves: Waves) -> pd.DataFrame:
    """Of those measured at the first wave, who missed a wave for the first time. One row a later wave, in people.

    Columns: there (had every score until then), left (have none now), beyond (those who left with an earlier score that
    lies more than half a standard deviation of all who were there beyond those of everybody who stayed; all of them
    where nobody stayed). By chance alone, with two waves, 3 in 100 of 40 people lie there and 1 in 100 of 100. Weights
    have nobody to stand for them, and likelihood and imputation draw a line on to where nobody was measured.
    Source: Westreich & Cole 2010.
    """
    rows = [_row(waves, wave) for wave in range(1, len(waves.times))]
    return pd.DataFrame(rows, index=waves.later)


def _row(waves: Waves, wave: int) -> dict[str, int]:
    there = waves.seen[:, :wave].all(axis=1)
    before, stayed = waves.scores[there, :wave], waves.seen[there, wave]
    return {"there": int(there.sum()), "left": int((~stayed).sum()), "beyond": _beyond(before, stayed)}


def _beyond(before: np.ndarray, stayed: np.ndarray) -> int:
    left = before[~stayed]
    if not stayed.any() or not len(left):
        return len(left)
    far, kept = FAR * before.std(axis=0), before[stayed]
    outside = (left < kept.min(axis=0) - far) | (left > kept.max(axis=0) + far)
    return int(outside.any(axis=1).sum())


def told_positivity(table: pd.DataFrame, unlikely: int | None) -> list[str]:
    """The same in words; `unlikely` of those who left had a chance of staying below 1 in 100 (None: not known)."""
    left, beyond = int(table["left"].sum()), int(table["beyond"].sum())
    if not left:
        return []
    line = (
        f"Did anybody like those who left stay? Of the {left} who missed a wave, {beyond} had an earlier score more "
        f"than {FAR} SD away from those of everybody who stayed"
    )
    if unlikely is not None:
        line += f", {unlikely} were where fewer than 1 in 100 stay"
    lines = [f"{line}."]
    if _many(beyond, left) or _many(unlikely or 0, left):
        lines.append(
            "NOBODY STANDS FOR THEM: weighting speaks of people like those who stayed only, likelihood and imputation "
            "draw a line on to where nobody was measured. No figure here is that of everybody; that of those with both "
            "scores is theirs alone."
        )
    return lines


def _many(some: int, of: int) -> bool:
    """More than chance puts there among few people."""
    return some >= LEAST and some >= PART * of
