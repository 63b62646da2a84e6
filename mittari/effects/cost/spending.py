"""Clients with the cost of their whole path and whether they reliably improved."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.effects.zero_one import zero_one_column
from mittari.errors import InputError, Problem
from mittari.statistics.summary import counted

EVERYBODY = "all"


@dataclass(frozen=True)
class Spending:
    """One entry a client with a cost, `group` codes into `names` (in order); `improved` is 1, 0 or NaN (not known).

    `unknown_cost` is how many clients of each group were left out, as their cost is not known.
    """

    cost: np.ndarray
    improved: np.ndarray
    group: np.ndarray
    names: tuple[str, ...]
    unknown_cost: tuple[int, ...]

    def of(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        """Cost and improvement (1 or 0) of the clients of a group of whom both are known."""
        used = (self.group == place) & ~np.isnan(self.improved)
        return self.cost[used], self.improved[used]

    def cost_of_unknown(self, place: int) -> np.ndarray:
        """The costs of a group's clients of whom it is not known whether they improved."""
        return self.cost[(self.group == place) & np.isnan(self.improved)]


def read_spending(
    frame: pd.DataFrame,
    *,
    cost: str,
    improved: str,
    group: str | None = None,
    client: str | None = None,
    source: str = "clients",
) -> Spending:
    """The clients of a frame with one row each; costs are of their whole path, in one currency and of one year.

    Raises InputError naming each line with a cost below 0 or that is no number, an improvement that is not 0 or 1, an
    empty group, or (where `client` is given) a client with several rows; and groups of whom nothing can be said.
    """
    named = [cost, improved, *([group] if group else []), *([client] if client else [])]
    if problems := missing_columns(frame, named, source):
        raise InputError(problems)
    costs, problems = number_column(frame[cost], cost, source, None)
    problems += problems_at(costs < 0, cost, source, "is below 0", "give what the client's services cost together")
    better, more = zero_one_column(frame[improved], improved, source)
    problems += more + (_several(frame[client], client, source) if client else [])
    words = frame[group].astype(str).str.strip() if group else pd.Series(EVERYBODY, index=frame.index)
    if group:
        nobody = is_empty(frame[group])
        problems += problems_at(nobody, group, source, "is empty", "say which group, or leave the row out")
    if problems:
        raise InputError(problems)
    codes, names = pd.factorize(words, sort=True)
    known = ~np.isnan(costs)
    unknown = np.bincount(codes[~known], minlength=len(names)).tolist()
    found = Spending(costs[known], better[known], codes[known], tuple(names), tuple(unknown))
    _require_costs(found, cost, source)
    return found


def _several(clients: pd.Series, place: str, source: str) -> list[Problem]:
    empty = is_empty(clients)
    twice = clients.astype(str).str.strip().duplicated(keep=False).to_numpy() & ~empty
    advice = "add up the costs of one client, and give each one row"
    problems = problems_at(twice, place, source, "this client has several rows", advice)
    return problems + problems_at(empty, place, source, "is empty", "say whose row it is, or leave it out")


def _require_costs(found: Spending, cost: str, source: str) -> None:
    problems = []
    for place, name in enumerate(found.names):
        costs, _ = found.of(place)
        if len(costs) < 2:
            advice = "take a longer period, or put groups together"
            reason = f"{name} has {counted(len(costs), 'client')} with a cost and a known improvement, 2 are needed"
            problems.append(Problem(source, cost, reason, advice))
        elif not costs.sum():
            advice = "look whether the right column is named"
            problems.append(Problem(source, cost, f"all costs of {name} are 0", advice))
    if not found.names:
        problems.append(Problem(source, cost, "there are no clients", "give a file with one row a client"))
    if problems:
        raise InputError(problems)
