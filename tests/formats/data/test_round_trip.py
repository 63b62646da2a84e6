"""Whatever stands in a table comes back from every format: random codes, non-answers, scores, days and words."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data import write
from mittari.formats.data.dataset import Column, Dataset, Kind, Table
from tests.formats.data.read_back import NON_ANSWERS, expected, found

codes = st.one_of(st.integers(-100, 32_000), st.sampled_from([int(kind) for kind in NonAnswer]))
reals = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_subnormal=False))
days = st.one_of(st.none(), st.dates(date(1960, 1, 1), date(2100, 1, 1)))
words = st.one_of(st.none(), st.text(st.characters(categories=["L", "N"], codec="utf-8"), min_size=1, max_size=20))
wholes = st.one_of(st.none(), st.integers(0, 2_000_000_000))
rows = st.lists(st.tuples(codes, st.one_of(codes, st.just(2.5)), reals, days, words, wholes), max_size=12)
KINDS = (Kind.ANSWER, Kind.ANSWER, Kind.REAL, Kind.DAY, Kind.TEXT, Kind.WHOLE)
NAMES = ("with", "half-points", "score", "start", "word", "number")


def made(cells: list[tuple]) -> Dataset:
    """A data set of one table with these cells."""
    columns = list(zip(*cells, strict=True)) if cells else [()] * len(KINDS)
    frame = pd.DataFrame(
        {
            "with": np.array(columns[0], dtype=np.int32),
            "half-points": np.array(columns[1], dtype=np.float64),
            "score": pd.array(np.array(columns[2], dtype=np.float64)),
            "start": pd.to_datetime(pd.Series(columns[3], dtype=object)).astype("datetime64[s]"),
            "word": pd.Series(columns[4], dtype="str"),
            "number": pd.array(columns[5], dtype="Int64"),
        }
    )
    described = tuple(
        Column(name, kind, f"The {name}", name, decimals=name == "half-points")
        for name, kind in zip(NAMES, KINDS, strict=True)
    )
    table = Table("made", "Made up", described, len(frame), lambda: iter([frame]))
    return Dataset("Made up", "en", "2026-01-01", ("Made up.",), (table,), {kind: kind.word for kind in NonAnswer})


def from_csv(folder: Path) -> Any:
    read = pd.read_csv(folder / "made.csv", dtype=str, keep_default_na=False)
    return [[_typed(kind, cell) for kind, cell in zip(KINDS, row, strict=True)] for row in read.to_numpy().tolist()]


def _typed(kind: Kind, cell: str) -> Any:
    """A cell of a text file as its column's kind says."""
    if cell == "" or kind is Kind.TEXT or cell in NON_ANSWERS.values():
        return cell
    return date.fromisoformat(cell) if kind is Kind.DAY else float(cell)


def from_package(folder: Path) -> Any:
    fields = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]["schema"]["fields"]
    assert [field["type"] for field in fields] == ["integer", "number", "number", "date", "string", "integer"]
    return from_csv(folder)


READERS: dict[str, tuple[Callable[[Path], Any], dict[int, Any]]] = {
    "csv": (from_csv, NON_ANSWERS),
    "datapackage": (from_package, NON_ANSWERS),
    "parquet": (lambda folder: [row.values() for row in pq.read_table(folder / "made.parquet").to_pylist()], {}),
    "sav": (lambda folder: pyreadstat.read_sav(folder / "made.sav", user_missing=True)[0].to_numpy().tolist(), {}),
    "dta": (
        lambda folder: pyreadstat.read_dta(folder / "made.dta", user_missing=True)[0].to_numpy().tolist(),
        {-128: "a", -127: "b", -126: "c", -125: "d"},
    ),
    "xlsx": (
        lambda place: list(openpyxl.load_workbook(place)["made"].iter_rows(min_row=2, values_only=True)),
        NON_ANSWERS,
    ),
}


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=20)
@given(cells=rows)
def test_every_cell_comes_back(kind: str, cells: list[tuple]) -> None:
    dataset = made(cells)
    read, missing = READERS[kind]
    with TemporaryDirectory() as folder:
        place = Path(folder) / f"out.{kind}"
        write(dataset, kind, place)
        back = found(read(place))
    wanted = expected(dataset.tables[0], missing)
    # A workbook has sixteen digits of a number.
    close = 1e-15 if kind == "xlsx" else 0
    assert len(back) == len(wanted)
    for row, cells_of_row in zip(back, wanted, strict=True):
        for cell, original in zip(row, cells_of_row, strict=True):
            number = isinstance(original, float | int | np.number)
            assert cell == (pytest.approx(float(original), rel=close, abs=0) if number else original)
