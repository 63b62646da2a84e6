"""A column that says of each client whether something came about: 1 or 0, or nothing where it is not known."""

import numpy as np
import pandas as pd

from mittari.change.number_column import number_column, problems_at
from mittari.errors import Problem


def zero_one_column(column: pd.Series, place: str, source: str) -> tuple[np.ndarray, list[Problem]]:
    """The column as 1, 0 and NaN (where empty), and a problem for each line that holds anything else."""
    numbers, problems = number_column(column, place, source, None)
    other = np.isfinite(numbers) & (numbers != 0) & (numbers != 1)
    advice = "write 1 where it came about, 0 where it did not, and leave the cell empty where it is not known"
    return numbers, problems + problems_at(other, place, source, "is neither 0 nor 1", advice)
