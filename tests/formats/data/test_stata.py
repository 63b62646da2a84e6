"""Stata files read back by ReadStat and by pandas: values, labels, and .a to .d."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
from pandas.io.stata import StataReader

from mittari.formats.data import Dataset, stata
from tests.formats.data.read_back import expected, found, table, written

LETTERS = {-128: "a", -127: "b", -126: "c", -125: "d"}


def test_every_cell_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    for each in dataset.tables:
        rows, _ = pyreadstat.read_dta(written(stata.write, dataset, tmp_path, each.name), user_missing=True)
        assert found(rows.to_numpy().tolist()) == expected(each, LETTERS), each.name


def test_pandas_sees_extended_missing_values_and_days(dataset: Dataset, tmp_path: Path) -> None:
    file = written(stata.write, dataset, tmp_path)
    rows = pd.read_stata(file, convert_missing=True, convert_dates=False, convert_categoricals=False)
    frame = table(dataset).frame()
    shown = [str(cell) for cell in rows["calm"]]
    assert shown == [f".{LETTERS[code]}" if code in LETTERS else str(code) for code in frame["calm"]]
    since_1960 = (frame["date"] - pd.Timestamp("1960-01-01")).dt.days
    assert rows["date"].astype(float).tolist() == since_1960.tolist()
    with StataReader(file) as reader:
        assert reader.variable_labels()["calm"] == "B."


def test_values_have_their_names(dataset: Dataset, tmp_path: Path) -> None:
    _, about = pyreadstat.read_dta(written(stata.write, dataset, tmp_path), user_missing=True)
    assert about.variable_value_labels["calm"] == {
        0: "never",
        1: "seldom",
        2: "often",
        3: "always",
        "a": "missing",
        "b": "did not want to answer",
        "c": "does not apply",
        "d": "was not asked",
    }
    assert about.file_label == "A small meter 1.0.0: one row a measurement"


def test_no_non_answer_is_a_number_to_count_with(dataset: Dataset, tmp_path: Path) -> None:
    rows = pd.read_stata(written(stata.write, dataset, tmp_path), convert_dates=False, convert_categoricals=False)
    calm = table(dataset).frame()["calm"]
    assert np.nanmean(rows["calm"].astype(float)) == calm[calm >= 0].mean()
