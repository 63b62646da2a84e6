"""Values in the place of missing ones, drawn from what others with the same other values had."""

import numpy as np

from mittari.errors import InputError, Problem

ROUNDS, FOLLOWS = 10, 1e-10


def is_monotone(values: np.ndarray) -> bool:
    """Whether nobody comes back: after a missing column all later ones are missing too."""
    there = ~np.isnan(values)
    return not bool((there[:, 1:] & ~there[:, :-1]).any())


def imputed(values: np.ndarray, rng: np.random.Generator, rounds: int = ROUNDS) -> np.ndarray:
    """One draw of the missing among `values` (people x columns, NaN where missing), by Bayesian normal regression.

    Where nobody comes back, each column is drawn once, given all before it. Else they are drawn in turn, each given
    all others, `rounds` times (chained equations), from starting values taken at random from those seen. Coefficients
    and spread are drawn anew each time. Assumes normal errors of one spread, straight relations, and values that are
    missing for reasons that the other values show. Raises InputError where fewer people have a value than it takes.
    Checked: mice's "norm" on sim_dropout_mar, within Monte Carlo error. Source: Rubin 1987, example 5.1; van Buuren
    2018, algorithms 3.1 and 4.3.
    """
    there = ~np.isnan(values)
    if not there.any(axis=0).all():
        raise _too_few(0, int(np.argmin(there.any(axis=0))))
    middle, unit = np.nanmean(values, axis=0), np.nanstd(values, axis=0)
    filled = (values - middle) / np.where(unit > 0, unit, 1.0)
    if is_monotone(values):
        for column in range(1, values.shape[1]):
            _draw(filled, there[:, column], column, list(range(column)), rng)
    else:
        _start(filled, there, rng)
        for _ in range(rounds):
            for column in range(values.shape[1]):
                others = [other for other in range(values.shape[1]) if other != column]
                _draw(filled, there[:, column], column, others, rng)
    return np.where(there, values, middle + filled * unit)


def _start(filled: np.ndarray, there: np.ndarray, rng: np.random.Generator) -> None:
    for column, seen in enumerate(there.T):
        filled[~seen, column] = rng.choice(filled[seen, column], int((~seen).sum()))


def _draw(filled: np.ndarray, seen: np.ndarray, column: int, others: list[int], rng: np.random.Generator) -> None:
    """Fill in the unseen of a column, given the others; who lacks one of these stays unseen."""
    if seen.all():
        return
    design = np.column_stack([np.ones(len(filled)), filled[:, others]])
    coefficients, spread = _drawn_regression(filled[seen, column], design[seen], column, rng)
    filled[~seen, column] = design[~seen] @ coefficients + spread * rng.normal(size=int((~seen).sum()))


def _drawn_regression(
    outcome: np.ndarray, design: np.ndarray, column: int, rng: np.random.Generator
) -> tuple[np.ndarray, float]:
    """Coefficients and spread of the errors, drawn from their distribution given the data (flat prior).

    Columns that follow from others share their coefficients, which leaves what they foretell as it is.
    """
    sizes, axes = np.linalg.eigh(design.T @ design)
    kept = sizes > FOLLOWS * sizes[-1]
    freedom = len(outcome) - int(kept.sum())
    if freedom < 1:
        raise _too_few(len(outcome), column)
    root = axes[:, kept] / np.sqrt(sizes[kept])
    best = root @ (root.T @ (design.T @ outcome))
    left = outcome - design @ best
    spread = float(np.sqrt(left @ left / rng.chisquare(freedom)))
    return best + spread * root @ rng.normal(size=root.shape[1]), spread


def _too_few(people: int, column: int) -> InputError:
    reason = f"{people} people have it, too few to foretell the others from"
    return InputError([Problem("imputation", f"column {column + 1}", reason, "leave this column out")])
