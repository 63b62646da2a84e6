"""An instrument as researchers and engineers use it: load it, hand it a frame, get scores back."""

import os
from dataclasses import fields
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

from mittari.answers.frame import read_codes
from mittari.definitions.checks import read_scorable
from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.errors import InputError, UnknownMeterError
from mittari.scoring.score import Scored, score_columns


class Instrument(Meter):
    """A meter that scores pandas frames."""

    def score(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Scores of a frame of answers: one column a score and `<score>_answered`, in the frame's rows and index.

        `frame` has one row a form and one column an item, named by item id; cells hold codes, the words missing,
        refused, not_applicable or not_asked, or nothing. Scores are float64, NaN where the rule is not met;
        `<score>_answered` counts the items answered. Raises InputError naming column and row of every cell that
        holds no valid code, and of every item that has no column.
        """
        codes, problems = read_codes(self, frame)
        if problems:
            raise InputError(problems)
        return scores_frame(score_columns(self, codes), frame.index)


def scores_frame(scored: dict[str, Scored], index: pd.Index) -> pd.DataFrame:
    """Scores as a frame: each score beside the number of its items that were answered, and its standard error."""
    return pd.DataFrame(score_arrays(scored), index=index)


def score_arrays(scored: dict[str, Scored]) -> dict[str, np.ndarray]:
    """Each score, `<score>_answered`, and what stands beside it, by the name of its column."""
    columns: dict[str, np.ndarray] = {}
    for name, found in scored.items():
        columns[name] = found.value
        columns[f"{name}_answered"] = found.answered
        columns |= {f"{name}_{key}": column for key, column in found.beside.items()}
    return columns


def load(id_or_path: str | PathLike[str]) -> Instrument:
    """The instrument with this id in the library, or in this folder.

    Raises UnknownMeterError, or DefinitionError with every problem of its files.
    """
    folder = Path(id_or_path)
    # Path.is_file would raise for a text that is too long to be a name.
    is_folder = os.path.isfile(folder / "instrument.yaml")
    meter = read_scorable(folder) if is_folder else _of_library(str(id_or_path))
    return Instrument(**{field.name: getattr(meter, field.name) for field in fields(meter)})


def _of_library(name: str) -> Meter:
    try:
        return default_library().meter(name)
    except UnknownMeterError as error:
        raise UnknownMeterError(f"no folder {name!r} holds an instrument.yaml, and {error}") from None
