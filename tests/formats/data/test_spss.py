"""SPSS files read back: values, labels, and the four non-answers as user-missing values."""

from pathlib import Path

import pyreadstat
import pytest

from mittari.formats.data import Dataset, spss
from mittari.formats.data.spss import NOTE_BYTES, note_lines
from tests.formats.data.read_back import expected, found, table, written


def test_every_cell_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    for each in dataset.tables:
        rows, _ = pyreadstat.read_sav(written(spss.write, dataset, tmp_path, each.name), user_missing=True)
        assert found(rows.to_numpy().tolist()) == expected(each, {}), each.name


def test_no_non_answer_is_a_number_to_count_with(dataset: Dataset, tmp_path: Path) -> None:
    rows, _ = pyreadstat.read_sav(written(spss.write, dataset, tmp_path))
    frame = table(dataset).frame()
    for name in ("calm", "pace", "hours", "aids__5"):
        assert rows[name].dropna().tolist() == frame.loc[frame[name] >= -100, name].tolist()


def test_columns_and_values_have_their_names(dataset: Dataset, tmp_path: Path) -> None:
    _, about = pyreadstat.read_sav(written(spss.write, dataset, tmp_path), user_missing=True)
    assert about.column_names_to_labels["calm"] == "B."
    assert about.column_names_to_labels["mind_answered"] == "Mind: questions answered"
    assert about.variable_value_labels["calm"] == {
        0: "never",
        1: "seldom",
        2: "often",
        3: "always",
        -125: "was not asked",
        -126: "does not apply",
        -127: "did not want to answer",
        -128: "missing",
    }
    assert "paper on paper" in [f"{value} {name}" for value, name in about.variable_value_labels["mode"].items()]
    assert about.variable_value_labels["aids__7"][1] == "ticked"
    assert about.missing_ranges["calm"] == [{"lo": -128, "hi": -125}]
    assert "mind" not in about.missing_ranges
    measures = [about.variable_measure[name] for name in ("calm", "working", "mind", "client")]
    assert measures == ["ordinal", "nominal", "scale", "nominal"]
    assert about.file_label == "A small meter 1.0.0: one row a measurement"
    assert any("single people" in line for line in about.notes)


@pytest.mark.parametrize("letter", ["a", "ä", "د", "😀"])
def test_notes_fit_in_their_lines(letter: str) -> None:
    lines = note_lines(" ".join([letter * 7] * 40))
    assert max(len(line.encode()) for line in lines) <= NOTE_BYTES
    assert " ".join(lines) == " ".join([letter * 7] * 40)
