"""The T-score of goal attainment scaling.

T = 50 + 10 * sum(w x) / sqrt((1 - r) * sum(w^2) + r * (sum w)^2), with levels x, weights w and the correlation r
between goals. Kiresuk & Sherman 1968, Community Mental Health Journal 4:443-453. Checked: w = 1, x = 2 gives 70;
w = (1, 2), x = (-1, 1) gives 54.02.
"""

import numpy as np

from mittari.definitions.rules.goal_attainment import GoalAttainment
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up, only_where_met


def rule(how: GoalAttainment, score: ScoreDefinition, given: Given) -> Raw:
    """The T-score over the goals that have a level and a weight; a goal without one of them is left out."""
    levels = [given.value(name) for name in score.inputs]
    weights = [given.value(name) for name in how.weights] or [np.ones(len(level)) for level in levels]
    pairs = list(zip(levels, weights, strict=True))
    weighted, answered = add_up([level * weight for level, weight in pairs])
    counted = [np.where(np.isnan(level), np.nan, weight) for level, weight in pairs]
    whole, _ = add_up(counted)
    squares, _ = add_up([weight**2 for weight in counted])
    raw = t_score(weighted, whole, squares, how.correlation)
    minimum = 1 if score.minimum_answered is None else score.least_answered
    return only_where_met(raw, answered, minimum), answered


def t_score(weighted: np.ndarray, weights: np.ndarray, squares: np.ndarray, correlation: float) -> np.ndarray:
    """The T-score from the sums over a person's goals of w x, w and w^2; NaN where no goal has a weight."""
    spread = np.sqrt((1 - correlation) * squares + correlation * weights**2)
    return 50 + 10 * weighted / np.where(spread > 0, spread, np.nan)
