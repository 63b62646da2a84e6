"""What a table gives beside a score: its standard error, or the ends of its interval."""

import numpy as np

from mittari.definitions.score import ScoreDefinition
from mittari.definitions.structure import Structure
from mittari.definitions.table import Table
from mittari.definitions.transform import Lookup
from mittari.scoring.given import Given
from mittari.scoring.transforms.lookup import read_rows

COLUMNS = {"standard_error": "standard_errors", "low": "low", "high": "high"}
"""The name of each column beside a score, and the part of a table that it is read from."""


def names_beside(structure: Structure, score: ScoreDefinition) -> tuple[str, ...]:
    """Which columns a score has beside it."""
    if score.standard_error is not None:
        return ("standard_error",)
    table = _last_table(structure, score)
    return tuple(name for name, part in COLUMNS.items() if table is not None and getattr(table, part))


def beside(score: ScoreDefinition, raw: np.ndarray, given: Given) -> dict[str, np.ndarray]:
    """The columns beside a score (float64, NaN where there is no score); `raw` is what the last table was read with."""
    structure = given.meter.structure
    if score.standard_error is not None:
        return {"standard_error": given.values[score.standard_error]}
    table = _last_table(structure, score)
    names = names_beside(structure, score)
    return {name: read_rows(raw, getattr(table, COLUMNS[name]), name) for name in names}


def _last_table(structure: Structure, score: ScoreDefinition) -> Table | None:
    last = score.transform[-1] if score.transform else None
    return structure.tables.get(last.table) if isinstance(last, Lookup) else None
