"""The change of everybody with a score, by a mixed model for repeated measures (MMRM)."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from mittari.change.dropout.changes import change_table
from mittari.change.dropout.waves import Waves
from mittari.errors import InputError, Problem
from mittari.statistics.rounding import only_rounding
from mittari.statistics.unstructured import fit_unstructured


@dataclass(frozen=True)
class Likely:
    """`table` as change_table; `criterion` is -2 times the restricted log-likelihood.

    `se_given_covariance` (one a later wave) is the smaller error that most programs print: it takes the covariance of
    one person's scores as known.
    """

    table: pd.DataFrame
    criterion: float
    se_given_covariance: pd.Series


def likelihood_changes(waves: Waves, level: float = 0.95) -> Likely:
    """The mean change to each later wave by restricted maximum likelihood, every wave with its own variance and every
    two their own correlation; who has one score only counts too.

    Missing scores may hang on scores that were seen (missing at random). Then means and covariance are not estimated
    apart, and the error must hold both (observed information). t interval with Satterthwaite's degrees of freedom.
    Raises InputError where the scores can't tell the model's parts apart (also where all changed alike between two
    waves, so that there is no error to estimate), or the search did not end.
    Checked: nlme's gls on sim_dropout_mar, 6.21842 (se given the covariance 0.273722; with its error 0.293646).
    Source: Mallinckrodt, Clark & David 2001; Kenward & Molenberghs 1998 for the error.
    """
    _check(waves)
    fit = fit_unstructured(waves.scores, [f"wave {label}" for label in waves.labels])
    if not fit.sound:
        advice = "leave out a wave with few scores, or look whether two waves hold the same scores"
        raise InputError([Problem("waves", "", "the search for the likeliest means did not end", advice)])
    towards = np.eye(len(waves.times))[1:] - np.eye(len(waves.times))[0]
    change, se, freedom = np.array([fit.contrast(one) for one in towards]).T
    given = np.sqrt(np.einsum("wi,ij,wj->w", towards, fit.given_covariance, towards))
    table = change_table(waves, fit.people, change, se, freedom, level)
    return Likely(table, fit.criterion, pd.Series(given, index=waves.later))


def _check(waves: Waves) -> None:
    for one, other in combinations(range(len(waves.times)), 2):
        changes = waves.scores[:, other] - waves.scores[:, one]
        changes = changes[~np.isnan(changes)]
        if len(changes) > 1 and only_rounding(np.ptp(changes), waves.scores):
            place = f"waves {waves.labels[one]} and {waves.labels[other]}"
            reason = "all who have both changed alike, so the model has no error to estimate"
            raise InputError([Problem("waves", place, reason, "look whether the one is a copy of the other")])
