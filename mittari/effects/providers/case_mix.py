"""What would be expected of a provider whose clients fared as alike clients fare everywhere."""

import numpy as np
from scipy import stats

from mittari.effects.providers.intake import Intake
from mittari.errors import InputError, Problem
from mittari.statistics.logistic import Logistic, logistic
from mittari.statistics.summary import counted

EVENTS = 10
"""Outcomes of the rarer kind for each column of the case mix, below which it fits chance (Peduzzi 1996)."""


def expected_by_case_mix(clients: Intake, source: str = "clients") -> Logistic:
    """The logistic regression of the outcome on the case mix; its `fitted` is each client's expected chance.

    Raises InputError where the case mix foretells the outcome of somebody with certainty, or where no end was reached.
    """
    found = logistic(clients.outcome, clients.case_mix)
    if found.separated.any():
        clear = counted(int(found.separated.sum()), "client")
        reason = f"the case mix foretells the outcome of {clear} with certainty"
        advice = "put rare categories together, or leave out the column that is known only afterwards"
        raise InputError([Problem(source, ", ".join(clients.asked), reason, advice)])
    if not found.converged:
        advice = "leave out columns that follow from others, or that hardly anybody has"
        raise InputError([Problem(source, ", ".join(clients.asked), "the case mix could not be fitted", advice)])
    return found


def concordance(outcome: np.ndarray, chance: np.ndarray) -> float:
    """How often one for whom it came about had the higher chance than one for whom not (0.5-1; ties count half).

    The c statistic, from ranks: (sum of ranks of the first - k (k + 1) / 2) / (k (n - k)). Checked: a plain loop.
    Source: Hanley & McNeil 1982.
    """
    count = outcome.sum()
    # Alike clients are ties, whatever the last digits say.
    ranks = stats.rankdata(chance.round(12))[outcome == 1].sum()
    return float((ranks - count * (count + 1) / 2) / (count * (len(outcome) - count)))


def events_a_column(clients: Intake) -> float:
    """Outcomes of the rarer kind for each column of the case mix; infinite without any."""
    count = float(clients.outcome.sum())
    rarer = min(count, len(clients.outcome) - count)
    return rarer / len(clients.columns) if clients.columns else np.inf
