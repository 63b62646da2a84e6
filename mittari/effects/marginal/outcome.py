"""What the outcome goes along with in each period, once paths are weighted."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import WLS

from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Outcome:
    """Coefficients of outcome ~ treatments (intercept first) with their covariance, in points of the outcome."""

    names: tuple[str, ...]
    value: np.ndarray
    covariance: np.ndarray

    @property
    def effects(self) -> pd.DataFrame:
        """Each period's effect: value, se, low, high (95 %, normal)."""
        return _table(self.value[1:], np.sqrt(np.diag(self.covariance)[1:]), list(self.names))

    @property
    def always(self) -> pd.DataFrame:
        """In every period against in none: one row of value, se, low, high."""
        error = np.sqrt(self.covariance[1:, 1:].sum())
        return _table(self.value[1:].sum(keepdims=True), np.array([error]), ["always against never"])


def weighted_outcome(
    outcome: np.ndarray, treated: np.ndarray, names: tuple[str, ...], weight: np.ndarray, source: str = "rows"
) -> Outcome:
    """E[Y] = b0 + sum of b_t A_t by weighted least squares, with errors that hold for any variance (HC0).

    One row a person, so that the errors are clustered by person. They take the weights as known: a little wide where
    weights are even, too narrow where few rows carry large ones. Raises InputError where the effects can't be told
    apart.
    Source: White 1980; Robins, Hernan & Brumback 2000.
    """
    design = np.column_stack([np.ones(len(outcome)), treated])
    if np.linalg.matrix_rank(design) < design.shape[1] or len(outcome) <= design.shape[1]:
        reason = "too few different paths to tell the effects of the periods apart"
        raise InputError([Problem(source, ", ".join(names), reason, "join periods, or add people")])
    if np.ptp(outcome) == 0:
        raise InputError([Problem(source, "", "all outcomes are equal, so there is nothing to explain", "look at it")])
    fit = WLS(outcome, design, weights=weight).fit(cov_type="HC0")
    return Outcome(names, np.asarray(fit.params), np.asarray(fit.cov_params()))


def _table(value: np.ndarray, error: np.ndarray, names: list[str]) -> pd.DataFrame:
    half = NormalDist().inv_cdf(0.975) * error
    columns = {"value": value, "se": error, "low": value - half, "high": value + half}
    return pd.DataFrame(columns, index=pd.Index(names, name="effect"))
