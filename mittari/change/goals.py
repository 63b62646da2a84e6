"""Goal attainment at the start and at the end: T beside the raw counts, as T hangs on how many goals there are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.errors import InputError, Problem
from mittari.scoring.rules.goal_attainment import t_score
from mittari.statistics.intervals import mean_interval
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

LEAST_CLIENTS = 10
LEVELS = (-2, -1, 0, 1, 2)
COUNTS = {"goals": "goals with both levels", "better": "went up", "same": "stayed", "worse": "went down"}
SAYS = (
    "Levels are steps that client and worker set themselves (-2 to 2, 0 is what was expected): they are ordinal, and T "
    "adds them as if they were points. It assumes that goals were set alike and correlate by {correlation:g}.\n"
    "It can't say what caused the change, nor compare people whose goals were easier."
)


@dataclass(frozen=True)
class GoalChange:
    """`clients`: one row a client with goals, better, same, worse, reached (end 0 or above), t_start, t_end, t_change.

    Goals without both levels are in no figure; `unrated` counts them. T is NaN for a client without any.
    """

    clients: pd.DataFrame
    unrated: int
    expected_at_start: int
    correlation: float

    @property
    def told(self) -> pd.DataFrame:
        """The clients with a T at both times."""
        return self.clients[self.clients["goals"] > 0]

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        count = len(self.told)
        return (f"{count} clients with rated goals, {LEAST_CLIENTS} are needed",) if count < LEAST_CLIENTS else ()

    def mean_change(self, level: float = 0.95) -> tuple[float, float, float]:
        """The mean change of T and its t interval; NaN where fewer than two clients have one."""
        change = self.told["t_change"]
        low, high = mean_interval(len(change), float(change.sum()), float((change**2).sum()), level)
        return float(change.mean()), low, high

    def summary(self, even_if_small: bool = False) -> Summary:
        """The goals in words, raw counts first. Raises InputError below 10 clients with rated goals."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        told, (mean, low, high) = self.told, self.mean_change()
        counts = ", ".join(f"{int(told[name].sum())} {words}" for name, words in COUNTS.items())
        lines = [
            f"{counts}; {int(told['reached'].sum())} ended at what was expected or above ({self.unrated} goals without "
            "both levels left out)",
            f"Mean change of T of {len(told)} clients: {mean:.1f}{_span(low, high)}" if len(told) else "",
            *self._numbers_of_goals(),
            *self._high_starts(),
            *small,
            SAYS.format(correlation=self.correlation),
        ]
        return Summary.of(lines)

    def _numbers_of_goals(self) -> list[str]:
        goals = self.told["goals"]
        if goals.empty or goals.min() == goals.max():
            return []
        few, many = int(goals.min()), int(goals.max())
        steps = [_step(number, self.correlation) for number in (few, many)]
        return [
            f"NUMBER OF GOALS: clients have {few} to {many}, and T hangs on it: one step up in every goal is "
            f"{steps[0]:.1f} points with {few} and {steps[1]:.1f} with {many}. Compare people by the counts."
        ]

    def _high_starts(self) -> list[str]:
        count = self.expected_at_start
        said = f"{count} goals began at 0 or above, where a goal begins at -1 or -2: little was left to reach in them."
        return [said] if count else []


def _span(low: float, high: float) -> str:
    """The interval in words; none where nothing varies, as then nobody knows how much it might."""
    return f" (95 % {low:.1f} to {high:.1f})" if high - low > 1e-6 else ", no interval"


def goal_change(
    frame: pd.DataFrame,
    *,
    client: str = "client",
    goal: str = "goal",
    start: str = "start",
    end: str = "end",
    weight: str | None = None,
    correlation: float = 0.3,
    source: str = "goals",
) -> GoalChange:
    """Each client's change in goal attainment, from a frame with one row a client and goal.

    T = 50 + 10 sum(w x) / sqrt((1 - r) sum(w^2) + r (sum w)^2) over the goals that have a level (-2 to 2) at both
    times; the change is T at the end less T at the start, and it and the counts are told beside each other. Weights
    are all 1 where no column is named; `correlation` r between goals is assumed, not estimated.
    Raises InputError naming each line with no client or goal, a goal twice, or a level or weight that can't be.
    Checked: (1, 1, 1) is 63.693 and (-2, -2, -2) 22.614. Source: Kiresuk & Sherman 1968.
    """
    if not 0 <= correlation < 1:
        raise InputError(
            [Problem("correlation", "", f"{correlation} is not from 0 to below 1", "give for example 0.3")]
        )
    named = [client, goal, start, end, *([weight] if weight else [])]
    if problems := missing_columns(frame, named, source):
        raise InputError(problems)
    begins, one = _levels(frame[start], start, source)
    ends, two = _levels(frame[end], end, source)
    weights, three = _weights(frame, weight, source)
    problems = one + two + three + _names(frame, client, goal, source)
    if problems:
        raise InputError(problems)
    codes, names = pd.factorize(frame[client])
    rated = ~(np.isnan(begins) | np.isnan(ends))
    sums = _Sums(codes[rated], len(names), weights[rated])
    table = _table(sums, begins[rated], ends[rated], correlation)
    clients = pd.DataFrame(table, index=pd.Index(names, name=client))
    return GoalChange(clients, int((~rated).sum()), int((begins[rated] >= 0).sum()), correlation)


@dataclass(frozen=True)
class _Sums:
    """Adds up over each client's goals."""

    client: np.ndarray
    clients: int
    weights: np.ndarray

    def of(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.client, weights=values, minlength=self.clients)

    def count(self, where: np.ndarray) -> np.ndarray:
        return self.of(where.astype(np.float64)).astype(np.int64)

    def t(self, levels: np.ndarray, correlation: float) -> np.ndarray:
        return t_score(self.of(self.weights * levels), self.of(self.weights), self.of(self.weights**2), correlation)


def _table(sums: _Sums, begins: np.ndarray, ends: np.ndarray, correlation: float) -> dict[str, np.ndarray]:
    first, last = sums.t(begins, correlation), sums.t(ends, correlation)
    return {
        "goals": sums.count(np.ones(len(begins), dtype=bool)),
        "better": sums.count(ends > begins),
        "same": sums.count(ends == begins),
        "worse": sums.count(ends < begins),
        "reached": sums.count(ends >= 0),
        "t_start": first,
        "t_end": last,
        "t_change": last - first,
    }


def _step(goals: int, correlation: float) -> float:
    ones = np.array([float(goals)])
    return float(t_score(ones, ones, ones, correlation)[0]) - 50


def _levels(column: pd.Series, place: str, source: str) -> tuple[np.ndarray, list[Problem]]:
    values, problems = number_column(column, place, source, None)
    wrong = ~np.isin(values, LEVELS) & np.isfinite(values)
    return values, problems + problems_at(wrong, place, source, "no level of a goal", "give -2, -1, 0, 1 or 2")


def _weights(frame: pd.DataFrame, weight: str | None, source: str) -> tuple[np.ndarray, list[Problem]]:
    if weight is None:
        return np.ones(len(frame)), []
    values, problems = number_column(frame[weight], weight, source, "give each goal its weight, such as 1")
    return values, problems + problems_at(values <= 0, weight, source, "not above 0", "give a weight such as 1")


def _names(frame: pd.DataFrame, client: str, goal: str, source: str) -> list[Problem]:
    nobody, nothing = is_empty(frame[client]), is_empty(frame[goal])
    twice = frame.duplicated([client, goal], keep=False).to_numpy() & ~nobody & ~nothing
    found = problems_at(nobody, client, source, "is empty", "say whose goal it is")
    found += problems_at(nothing, goal, source, "is empty", "name the goal, such as 1")
    return found + problems_at(
        twice, f"{client}, {goal}", source, "this client has this goal twice", "keep one of them"
    )
