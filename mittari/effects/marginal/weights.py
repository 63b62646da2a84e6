"""The weight of each path: how likely its services were, set against how likely they were given the scores."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from mittari.effects.marginal.wide import Wide
from mittari.errors import InputError, Problem
from mittari.statistics.logistic import logistic

History = Literal["last", "all"]


@dataclass(frozen=True)
class PathWeights:
    """All rows x periods. `given` is the probability of the service given history, `overall` given earlier services.

    `factors` is the period's part of the weight; a path's `weight` is their product. `columns` are what each period's
    service was taken to hang on.
    """

    given: np.ndarray
    overall: np.ndarray
    factors: np.ndarray
    columns: tuple[pd.DataFrame, ...]

    @property
    def weight(self) -> np.ndarray:
        """One weight a row."""
        return self.factors.prod(axis=1)


def path_weights(wide: Wide, history: History = "last", stabilised: bool = True, source: str = "rows") -> PathWeights:
    """sw = product over periods of P(A_t | earlier A) / P(A_t | earlier A and scores), of what happened to each row.

    Each probability is a logistic regression. With history `last` the lower one has the newest treatment and the
    period's own covariates, with `all` the earlier ones too. Not `stabilised`: 1 above.
    Raises InputError where a period has one arm only, or where history foretells the treatment with certainty (no
    positivity). Source: Robins, Hernan & Brumback 2000.
    """
    columns = tuple(_history(wide, period, history) for period in range(len(wide.names)))
    given, overall = np.empty(wide.treated.shape), np.empty(wide.treated.shape)
    for period, name in enumerate(wide.names):
        now = wide.treated[:, period]
        _require_two_arms(now, name, source)
        given[:, period] = _probability(now, columns[period], name, source)
        past = pd.DataFrame(wide.treated[:, :period], columns=list(wide.names[:period]))
        overall[:, period] = _probability(now, past, name, source) if stabilised else np.nan
    happened = np.where(wide.treated == 1, given, 1 - given)
    above = np.where(wide.treated == 1, overall, 1 - overall) if stabilised else 1.0
    return PathWeights(given, overall, above / happened, columns)


def truncated(weight: np.ndarray, share: float) -> np.ndarray:
    """Weights below the `share` quantile, or above that of 1 - share, are put at it."""
    low, high = np.quantile(weight, [share, 1 - share])
    return np.clip(weight, low, high)


def effective_size(weight: np.ndarray) -> float:
    """How many equal rows know as much as these weighted ones: (sum w)^2 / sum w^2 (Kish 1965)."""
    return float(weight.sum() ** 2 / (weight**2).sum()) if len(weight) else 0.0


def _history(wide: Wide, period: int, history: History) -> pd.DataFrame:
    first = 0 if history == "all" else max(period - 1, 0)
    past = pd.DataFrame(wide.treated[:, first:period], columns=list(wide.names[first:period]))
    known = wide.covariates[: period + 1] if history == "all" else wide.covariates[period : period + 1]
    both = pd.concat([past, *known], axis=1)
    return both.loc[:, ~both.columns.duplicated()]


def _require_two_arms(now: np.ndarray, name: str, source: str) -> None:
    if len(np.unique(now)) < 2:
        everybody = "everybody was" if now.any() else "nobody was"
        reason = f"{everybody} in the service, so there is no one to compare with" if len(now) else "no row is whole"
        raise InputError([Problem(source, name, reason, "leave the period out, or add people")])


def _probability(now: np.ndarray, columns: pd.DataFrame, name: str, source: str) -> np.ndarray:
    fit = logistic(now, columns.to_numpy())
    known = ", ".join(map(str, columns)) or "nothing"
    if fit.separated.any():
        reason = (
            f"for {int(fit.separated.sum())} people it follows with certainty from {known} whether they "
            "were in the service, so there is no one like them to compare with"
        )
        advice = "leave these people or this covariate out, or put rare groups together"
        raise InputError([Problem(source, name, reason, advice)])
    if not fit.converged:
        reason = f"its logistic regression on {known} did not converge"
        raise InputError([Problem(source, name, reason, "try fewer covariates, or look for values far out")])
    return fit.fitted
