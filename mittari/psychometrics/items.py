"""The item values of one scale, checked, and their covariances."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes


@dataclass(frozen=True)
class Items:
    """What reliability needs of k items: `covariance` (k x k), `means` (k), n people used, how many were left out."""

    names: tuple[str, ...]
    covariance: np.ndarray
    means: np.ndarray
    n: int
    left_out: int

    @property
    def k(self) -> int:
        """The number of items."""
        return len(self.names)

    @property
    def sds(self) -> np.ndarray:
        """The items' standard deviations."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def constant(self) -> tuple[str, ...]:
        """Items that everybody answered alike; they stay in, and are told."""
        return tuple(name for name, sd in zip(self.names, self.sds, strict=True) if sd < 1e-12)

    @property
    def correlation(self) -> np.ndarray:
        """Correlations; raises InputError where an item has no variance."""
        if self.constant:
            reason = "everybody answered alike, so it correlates with nothing"
            raise InputError(
                [Problem("items", name, reason, "leave it out of the factor model") for name in self.constant]
            )
        return self.covariance / np.outer(self.sds, self.sds)


def items(values: pd.DataFrame, *, pairwise: bool = False, even_if_small: bool = False) -> Items:
    """The items of a scale from a frame with one row a person and one column an item, reversed items turned already.

    Only people who answered every item are used; with `pairwise` each covariance comes from all who answered both
    items, and n is the smallest such number. Raises InputError for a column that holds something else than numbers
    (each row is named), for fewer than two items, and for fewer than 100 people unless `even_if_small`.
    """
    numbers = number_frame(values, "items")
    if numbers.shape[1] < 2:
        raise InputError([Problem("items", "", "one item has nothing to agree with", "give at least two")])
    filled = numbers.notna().to_numpy()
    used = numbers if pairwise else numbers.dropna()
    n = int((filled.T.astype(np.int64) @ filled).min()) if pairwise else len(used)
    sizes.require(n, sizes.ALPHA, "items", even_if_small)
    left_out = int((~filled.any(axis=1)).sum()) if pairwise else len(numbers) - n
    names = tuple(map(str, numbers.columns))
    return Items(names, used.cov().to_numpy(), used.mean().to_numpy(), n, left_out)


def number_frame(values: pd.DataFrame, what: str) -> pd.DataFrame:
    """The frame as float64; raises InputError naming column and row of each cell that is no finite number."""
    numbers = pd.DataFrame(values.apply(pd.to_numeric, errors="coerce")).astype(np.float64)
    wrong = (numbers.isna() & values.notna()) | np.isinf(numbers)
    names = [str(name) for name in values.columns]
    rows, columns = np.nonzero(wrong.to_numpy())
    if len(rows):
        advice = "give numbers, and nothing where missing"
        raise InputError(
            [
                Problem(what, names[column], f"row {row + 1} holds no finite number", advice)
                for row, column in zip(rows, columns, strict=True)
            ]
        )
    return numbers
