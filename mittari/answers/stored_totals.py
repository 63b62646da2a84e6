"""Totals that came along in a file, held against the scores computed from the answers beside them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from mittari.answers.frame import CellProblem, Origin

CLOSE = 1e-6


def compare_totals(
    frame: pd.DataFrame, values: Mapping[str, np.ndarray], stored_as: Mapping[str, str], origin: Origin
) -> list[CellProblem]:
    """One problem for each stored total that differs from its items or can't be checked.

    `values` holds computed scores by score id, `stored_as` the column that carries each of them.
    """
    problems: list[CellProblem] = []
    for score, column in stored_as.items():
        stored = pd.to_numeric(frame[column].astype(str).str.replace(",", "."), errors="coerce").to_numpy(float)
        written = frame[column].notna().to_numpy() & (frame[column].astype(str).str.strip() != "").to_numpy()
        for row in np.flatnonzero(written):
            reason = _difference(stored[row], values[score][row])
            if reason:
                line, value = int(row) + origin.first_row, str(frame[column].iloc[row])
                problems.append(CellProblem(origin.file, column, reason, f"compare it with {score}", line, value))
    return problems


def _difference(stored: float, computed: float) -> str:
    if np.isnan(stored):
        return "the stored total is not a number"
    if np.isnan(computed):
        return "the stored total can't be checked: answers are missing"
    if abs(stored - computed) > CLOSE:
        return "the stored total differs from its items"
    return ""
