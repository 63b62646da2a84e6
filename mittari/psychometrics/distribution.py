"""How the scores of these people lie: mean and spread, the ends of the scale, and beside those of other people."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from mittari.definitions.norms import Norm
from mittari.definitions.score import ScoreDefinition
from mittari.errors import InputError, Problem
from mittari.psychometrics.finding import Figure, Finding, Made, found, not_given
from mittari.psychometrics.floor_ceiling import LEAST, floor_ceiling
from mittari.psychometrics.range_restriction import range_restriction
from mittari.statistics.intervals import mean_interval


def distribution(
    score: ScoreDefinition, values: np.ndarray, norms: Sequence[Norm], even_if_small: bool
) -> Iterator[Finding]:
    """The findings on the scores themselves; `values` in points with NaN where there is none, `norms` of the meter."""
    yield found(score.id, "mean and spread", lambda: _spread(values, even_if_small))
    yield found(score.id, "floor and ceiling", lambda: _ends(score, values, even_if_small))
    references = [norm for norm in norms if norm.score == score.id and norm.sd is not None]
    if not references:
        reason = "the meter has no SD of other people to compare with: add one to its norms"
        yield not_given(score.id, "range restriction", reason)
    for norm in references:
        yield found(score.id, f"range restriction, {norm.population}", partial(_restricted, values, norm))


def _spread(values: np.ndarray, even_if_small: bool) -> Made:
    there = values[~np.isnan(values)]
    n = len(there)
    if n < (2 if even_if_small else LEAST):
        advice = "measure more people, or ask for it with --even-if-small"
        raise InputError([Problem("scores", "", f"{n} scores are fewer than the {LEAST} it needs", advice)])
    mean, sd = float(there.mean()), float(there.std(ddof=1))
    low, high = mean_interval(n, there.sum(), (there**2).sum())
    words = (
        f"Mean {mean:.4g} ({low:.4g} to {high:.4g}), SD {sd:.4g}, {n} people; {len(values) - n} have no score.\n"
        "Assumes people who answer independently of each other; it describes them, and no population."
    )
    return words, [Figure("mean", mean, n, float(low), float(high)), Figure("sd", sd, n)]


def _ends(score: ScoreDefinition, values: np.ndarray, even_if_small: bool) -> Made:
    ends = floor_ceiling(values, *score.range, even_if_small=even_if_small)
    return ends.summary(), [
        Figure("share at the lowest score", ends.lowest[0], ends.n, *ends.lowest[1:]),
        Figure("share at the highest score", ends.highest[0], ends.n, *ends.highest[1:]),
    ]


def _restricted(values: np.ndarray, norm: Norm) -> Made:
    there = values[~np.isnan(values)]
    if len(there) < LEAST or norm.sd is None:
        reason = f"{len(there)} scores are fewer than the {LEAST} it needs"
        raise InputError([Problem("scores", "", reason, "measure more people")])
    beside = range_restriction(float(there.std(ddof=1)), len(there), norm.sd)
    words = f"Beside {norm.population} ({norm.source}): {beside.summary()}"
    return words, [Figure(f"sd over that of {norm.population}", beside.sd / norm.sd, beside.n)]
