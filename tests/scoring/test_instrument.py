"""An instrument scores a frame: its rows and index stay, and every bad cell is named."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mittari
from mittari.definitions.library import VARIABLE
from mittari.errors import DefinitionError, InputError, UnknownMeterError
from tests.small_meter import INSTRUMENT, write_meter

ITEMS = ["working", "calm", "tense", "pace", "tempo", "ability"]
COLUMNS = [name for score in ("mind", "speed", "whole", "work") for name in (score, f"{score}_answered")]


@pytest.fixture
def instrument(tmp_path: Path) -> mittari.Instrument:
    return mittari.load(write_meter(tmp_path))


def test_scores_a_frame_in_its_own_index(instrument: mittari.Instrument) -> None:
    answers = pd.DataFrame([[1, 3, 0, 3, 2, 7], [None] * 6], columns=ITEMS, index=["b", "a"])
    scores = instrument.score(answers)
    assert list(scores.columns) == COLUMNS
    assert list(scores.index) == ["b", "a"]
    assert list(scores.loc["b"]) == [100, 3, 32.5, 2, 6, 2, 7, 1]
    assert scores["mind"].dtype == np.float64
    assert scores["mind_answered"].dtype == np.int16
    assert np.isnan(scores.loc["a", "mind"])  # type: ignore[arg-type]


def test_names_every_cell_that_is_no_code(instrument: mittari.Instrument) -> None:
    answers = pd.DataFrame([[1, 3, 0, 3, 2, 7], [1, 4, 0, 3, 2, 11]], columns=ITEMS)
    with pytest.raises(InputError) as caught:
        instrument.score(answers)
    assert [(problem.place, problem.line) for problem in caught.value.problems] == [("calm", 1), ("ability", 1)]


def test_loads_from_a_path_or_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_meter(tmp_path / "meters")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert mittari.load("small") == mittari.load(folder) == mittari.load(str(folder))
    with pytest.raises(
        UnknownMeterError,
        match=r"^no folder 'smalls' holds an instrument\.yaml, and there is no meter 'smalls'; did you mean small",
    ):
        mittari.load("smalls")


@pytest.mark.parametrize("name", ["", ".", "x" * 300, "a\0b", "../small"])
def test_what_can_t_be_a_meter_is_unknown(name: str) -> None:
    with pytest.raises(UnknownMeterError):
        mittari.load(name)


def test_does_not_load_what_can_t_be_scored(tmp_path: Path) -> None:
    text = INSTRUMENT.replace("[calm, tempo]", "[calm, temper]")
    with pytest.raises(DefinitionError, match="there is no item 'temper'"):
        mittari.load(write_meter(tmp_path, {"instrument.yaml": text}))
