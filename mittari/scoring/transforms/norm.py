"""A score's place among people of the same gender and age.

z = (score - mean) / sd; T = 50 + 10 z; the percentile is 100 times the normal distribution at z, so it is only as
good as the norm group is normally distributed.
"""

import numpy as np
from scipy.special import ndtr

from mittari.definitions.table import NormRow, NormTable
from mittari.definitions.transform import AgainstNorm
from mittari.scoring.given import Given

MOVED = {"z": lambda z: z, "t": lambda z: 50 + 10 * z, "percentile": lambda z: 100 * ndtr(z)}


def transform(scores: np.ndarray, step: AgainstNorm, given: Given) -> np.ndarray:
    """Scores against the norm of each person's group; NaN where the table has no row for the person."""
    table = given.meter.structure.norm_tables[step.table]
    mean, sd = np.full_like(scores, np.nan), np.full_like(scores, np.nan)
    for row in table.rows:
        own = _belongs(row, table, given, len(scores))
        mean[own], sd[own] = row.mean, row.sd
    return np.asarray(MOVED[step.to]((scores - mean) / sd), dtype=np.float64)


def _belongs(row: NormRow, table: NormTable, given: Given, rows: int) -> np.ndarray:
    own = np.ones(rows, dtype=bool)
    if row.gender is not None and table.gender is not None:
        own &= given.codes[table.gender] == row.gender
    if row.age_from is not None and row.age_to is not None and table.age is not None:
        age = given.values[table.age]
        own &= (age >= row.age_from) & (age < row.age_to + 1)
    return own
