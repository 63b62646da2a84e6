"""A published table from raw score to score: exact rows, nothing in between and nothing outside."""

from collections.abc import Mapping

import numpy as np

from mittari.definitions.transform import Lookup
from mittari.errors import InputError, Problem
from mittari.scoring.given import Given


def transform(scores: np.ndarray, step: Lookup, given: Given) -> np.ndarray:
    """Scores replaced by the table's; NaN kept. Raises InputError if a raw score has no row."""
    return read_rows(scores, given.meter.structure.tables[step.table].rows, step.table)


def read_rows(scores: np.ndarray, table: Mapping[float, float], name: str) -> np.ndarray:
    """What stands in the table's row for each score (float64, NaN kept); raises InputError if there is no such row."""
    raw, new = np.array(sorted(table.items()), dtype=np.float64).T
    there = ~np.isnan(scores)
    position = np.searchsorted(raw, scores).clip(max=len(raw) - 1)
    if unknown := np.count_nonzero(there & (raw[position] != scores)):
        reason = f"no row in the table {name} for {unknown} of the raw scores ({raw[0]:g} to {raw[-1]:g})"
        raise InputError([Problem(name, "", reason, "check the answers against the codes of the instrument")])
    return np.where(there, new[position], np.nan)
