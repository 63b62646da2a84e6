"""Logistic regression of a yes or no on numbers, by maximum likelihood."""

import warnings
from dataclasses import dataclass

import numpy as np
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

CERTAIN = 1e-7
"""A fitted probability nearer than this to 0 or 1 is one that has no end: the estimate ran away."""
STILL, ROUNDS = 1e-10, 100
FOLLOWS = 1e-9


@dataclass(frozen=True)
class Logistic:
    """`coefficients` (intercept first) and their `covariance`, and the `fitted` probability of each row.

    `separated` says for which rows the columns foretell the answer with certainty, so that coefficients have no
    maximum; `converged` whether the climb ended.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    fitted: np.ndarray
    converged: bool
    separated: np.ndarray


def logistic(outcome: np.ndarray, columns: np.ndarray) -> Logistic:
    """logit P(y = 1) = b0 + x'b, with `outcome` (n) of 0 and 1 and `columns` n x p; p may be 0.

    Assumes independent rows, and effects that add up on the logit. Columns that follow from others share their
    effect (the shortest solution), which leaves the fitted probabilities as they are. Checked: R's `glm(binomial)`
    on NHEFS through its weights (causal_nhefs.json). Source: McCullagh & Nelder 1989; statsmodels' GLM.
    """
    middle, spread = columns.mean(axis=0), columns.std(axis=0)
    unit = np.where(spread > 0, spread, 1.0)
    scaled = (columns - middle) / unit
    # Along its own axes, columns that follow from others do no harm.
    axes, sizes, turn = np.linalg.svd(np.column_stack([np.ones(len(outcome)), scaled]), full_matrices=False)
    kept = sizes > FOLLOWS * sizes[0]
    with warnings.catch_warnings():
        # What it warns of (separation, no convergence) is in the answer.
        warnings.simplefilter("ignore")
        fit = GLM(outcome, axes[:, kept], family=Binomial()).fit(maxiter=ROUNDS, atol=STILL, rtol=STILL)
        fitted = np.asarray(fit.fittedvalues)
    back = np.diag(np.concatenate([[1.0], 1 / unit]))
    back[0, 1:] = -middle / unit
    back = back @ (turn[kept].T / sizes[kept])
    certain = np.minimum(fitted, 1 - fitted) < CERTAIN
    covariance = back @ np.asarray(fit.cov_params()) @ back.T
    return Logistic(back @ np.asarray(fit.params), covariance, fitted, bool(fit.converged), certain)
