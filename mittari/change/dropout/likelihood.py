"""The change of everybody with a score, by a mixed model for repeated measures (MMRM)."""

import numpy as np
import pandas as pd

from mittari.change.dropout.changes import change_table
from mittari.change.dropout.waves import Waves
from mittari.errors import InputError, Problem
from mittari.statistics.unstructured import fit_unstructured


def likelihood_changes(waves: Waves, level: float = 0.95) -> pd.DataFrame:
    """The mean change to each later wave by restricted maximum likelihood, every wave with its own variance and every
    two their own correlation (see change_table); who has one score only counts too.

    Missing scores may hang on scores that were seen (missing at random). Intervals by t with Satterthwaite's degrees
    of freedom. Raises InputError where the scores can't tell the model's parts apart, or the search did not end.
    Checked: nlme's gls on sim_dropout_mar, 6.21842 (se 0.273722). Source: Mallinckrodt, Clark & David 2001.
    """
    fit = fit_unstructured(waves.scores, waves.labels)
    if not fit.sound:
        advice = "leave out a wave with few scores, or look whether two waves hold the same scores"
        raise InputError([Problem("waves", "", "the search for the likeliest means did not end", advice)])
    towards = np.eye(len(waves.times))
    rows = [fit.contrast(towards[wave] - towards[0]) for wave in range(1, len(waves.times))]
    change, se, freedom = np.array(rows).T
    return change_table(waves, fit.people, change, se, freedom, level)
