"""A published table from raw score to score: exact rows, nothing in between and nothing outside."""

from collections.abc import Mapping

import numpy as np

from mittari.definitions.score import Lookup, Table
from mittari.errors import InputError, Problem


def transform(scores: np.ndarray, step: Lookup, tables: Mapping[str, Table]) -> np.ndarray:
    """Scores replaced by the table's; NaN kept. Raises InputError if a raw score has no row."""
    rows = sorted(tables[step.table].rows.items())
    raw, new = np.array(rows, dtype=np.float64).T
    there = ~np.isnan(scores)
    position = np.searchsorted(raw, scores).clip(max=len(raw) - 1)
    if unknown := np.count_nonzero(there & (raw[position] != scores)):
        reason = f"{unknown} raw scores have no row in the table ({raw[0]:g} to {raw[-1]:g})"
        raise InputError([Problem(step.table, "", reason, "check the answers against the codes of the instrument")])
    return np.where(there, new[position], np.nan)
