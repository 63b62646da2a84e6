"""The change of those who stayed, each weighted by how unlikely it was that somebody like them would stay."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from mittari.change.dropout.changes import change_table
from mittari.change.dropout.waves import Waves
from mittari.errors import InputError, Problem
from mittari.statistics.logistic import logistic

History = Literal["all", "last"]
TRIMMED = (0.01, 0.99)
RARE = 0.01


@dataclass(frozen=True)
class Weighted:
    """`table` as change_table, and `weights` with one row a later wave.

    Columns of `weights`: mean, largest, effective (as how many people of equal weight the weighted ones count),
    least_chance (of those who stayed, the smallest chance of it, 0-1), trimmed (the change with weights cut at their
    1st and 99th percentile), came_back (left out, as they missed an earlier wave), unlikely (those who missed this wave
    first, though fewer than 1 in 100 like them would have stayed).
    """

    table: pd.DataFrame
    weights: pd.DataFrame


@dataclass(frozen=True)
class _Step:
    """One wave's regression: who was still there (positions), what foretold staying, who stayed, and the chances."""

    there: np.ndarray
    design: np.ndarray
    stayed: np.ndarray
    chance: np.ndarray


def weighted_changes(waves: Waves, history: History = "all", level: float = 0.95) -> Weighted:
    """The mean change to each later wave by inverse probability weighting.

    change = sum(w d) / sum(w) over those with every wave so far, w = product over waves of 1 / P(there | scores so
    far), P by logistic regression on `history`: all earlier scores, or the last one. A constant numerator (stabilised
    weights) would cancel out. The error holds that of the regressions (stacked estimating equations) and is corrected
    as a jackknife is; t interval with as many degrees of freedom as the weighted people count, less one.
    Where much hangs on few people (`effective` far below those who stayed) the interval is still too narrow: in
    simulations with 300 people, an effective 110 and 37 % missing it covered 92 %, not 95.
    Assumes that staying hangs on scores that were seen (missing at random), and that everybody could have stayed.
    Raises InputError where somebody's staying can be foretold with certainty.
    Checked: R's ipw on sim_dropout_mar by the last score, 6.367486. Source: Seaman & White 2013; Robins, Rotnitzky &
    Zhao 1995.
    """
    started = waves.of(waves.seen[:, 0])
    steps: list[_Step] = []
    rows, about = [], []
    for wave in range(1, len(waves.times)):
        steps.append(_step(started, wave, history))
        row, weights = _weighted(started, steps, wave)
        rows.append(row)
        about.append(weights)
    people, change, se, freedom = np.array(rows).T
    table = change_table(waves, people.astype(int), change, se, freedom, level)
    return Weighted(table, pd.DataFrame(about, index=waves.later))


def _step(waves: Waves, wave: int, history: History) -> _Step:
    there = np.flatnonzero(waves.seen[:, :wave].all(axis=1))
    stayed = waves.seen[there, wave]
    if stayed.all() or not stayed.any():
        return _Step(there, np.ones((len(there), 1)), stayed, stayed.astype(float))
    known = waves.scores[there][:, wave - 1 : wave] if history == "last" else waves.scores[there, :wave]
    spread = known.std(axis=0)
    design = np.column_stack([np.ones(len(there)), (known - known.mean(axis=0)) / np.where(spread > 0, spread, 1.0)])
    fit = logistic(stayed.astype(float), design[:, 1:])
    if fit.separated.any() or not fit.converged:
        reason = "earlier scores foretell with certainty who was measured, so nobody stands for those who were not"
        place = f"wave {waves.labels[wave]}"
        raise InputError([Problem("waves", place, reason, "take fewer earlier scores, or more people")])
    return _Step(there, design, stayed, fit.fitted)


def _weighted(waves: Waves, steps: list[_Step], wave: int) -> tuple[list[float], dict[str, float]]:
    kept = steps[-1].there[steps[-1].stayed]
    chance = np.ones(len(waves.people))
    for step in steps:
        chance[step.there] *= step.chance
    both = waves.seen[:, wave]
    came_back = int(both.sum()) - len(kept)
    unlikely = int((steps[-1].chance[~steps[-1].stayed] < RARE).sum())
    if not len(kept):
        return [0, np.nan, np.nan, np.nan], _about(np.zeros(0), np.nan) | {"came_back": came_back, "unlikely": unlikely}
    change = waves.scores[kept, wave] - waves.scores[kept, 0]
    weights = 1 / chance[kept]
    mean = float(weights @ change / weights.sum())
    trimmed = np.clip(weights, *np.quantile(weights, TRIMMED))
    about = _about(weights, float(trimmed @ change / trimmed.sum()))
    figures = [len(kept), mean, _error(steps, kept, weights, change - mean), about["effective"] - 1]
    return figures, about | {"came_back": came_back, "unlikely": unlikely}


def _about(weights: np.ndarray, trimmed: float) -> dict[str, float]:
    some = len(weights) > 0
    return {
        "mean": float(weights.mean()) if some else np.nan,
        "largest": float(weights.max()) if some else np.nan,
        "effective": float(weights.sum() ** 2 / (weights @ weights)) if some else 0.0,
        "least_chance": float(1 / weights.max()) if some else np.nan,
        "trimmed": trimmed,
    }


def _error(steps: list[_Step], kept: np.ndarray, weights: np.ndarray, left: np.ndarray) -> float:
    """The standard error from each person's influence on the weighted mean, through the regressions too.

    `left` is each kept person's change less the mean.
    """
    if len(kept) < 2:
        return np.nan
    pull, influence = np.zeros((2, len(steps[0].there)))
    pull[kept] = weights * left
    # As if each was left out in turn: else a few large weights would hide how much hangs on them.
    influence[kept] = pull[kept] / (1 - weights / weights.sum())
    for step in steps:
        bread = (step.design * (step.chance * (1 - step.chance))[:, None]).T @ step.design
        if bread.any():
            moved = -((pull[step.there] * (1 - step.chance))[:, None] * step.design).sum(axis=0)
            through = step.design @ np.linalg.lstsq(bread, moved)[0]
            influence[step.there] += (step.stayed - step.chance) * through
    n = len(influence)
    return float(np.sqrt((influence @ influence) * (n - 1) / n) / weights.sum())
