"""Sums of people drawn again and again with replacement: what a bootstrap of any figure made of sums needs."""

import numpy as np

MANY = 20_000  # people, beyond whom their sums are drawn from the normal distribution that they have by then


def drawn_sums(values: np.ndarray, replicates: int, seed: int) -> np.ndarray:
    """Shape (replicates, k): the column sums of n rows drawn from `values` (n, k) with replacement, seeded.

    A row is a person, so that what belongs to one person stays together; in which order they stand changes nothing.
    Beyond 20,000 people sums are drawn from the
    normal distribution with their own mean and covariance. Checked: mean and covariance of all draws.
    Source: Efron 1979.
    """
    n, rng = len(values), np.random.default_rng(seed)
    if n > MANY:
        spread = n * np.cov(values.T, bias=True)
        return rng.multivariate_normal(values.sum(axis=0), np.atleast_2d(spread), replicates, method="eigh")
    ordered = values[np.lexsort(values.T)]
    return np.array([np.bincount(rng.integers(0, n, n), minlength=n) @ ordered for _ in range(replicates)])
