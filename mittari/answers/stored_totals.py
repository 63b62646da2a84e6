"""Totals that came along in a file, held against the scores computed from the answers beside them."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from mittari.answers.frame import CellProblem, Origin
from mittari.definitions.meter import Meter

CLOSE = 1e-6


def stored_totals(meter: Meter, columns: Iterable[str]) -> dict[str, str]:
    """The columns that the meter says carry a total, each with the id of its score."""
    there = set(columns)
    return {name: score.id for score in meter.structure.scores for name in score.stored_as if name in there}


def compare_totals(
    frame: pd.DataFrame, values: Mapping[str, np.ndarray], totals: Mapping[str, str], origin: Origin
) -> list[CellProblem]:
    """One problem for each stored total that differs from its items or can't be checked.

    `values` holds computed scores by score id, `totals` the score id by the column that carries it.
    """
    problems: list[CellProblem] = []
    for column, score in totals.items():
        text = frame[column].astype(str).str.strip()
        stored = pd.to_numeric(text.str.replace(",", ".") if origin.decimal_comma else text, errors="coerce").to_numpy()
        written = (frame[column].notna() & (text != "")).to_numpy()
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
