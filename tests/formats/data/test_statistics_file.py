"""Names and labels fit into what statistics programs take."""

import numpy as np
import pandas as pd
import pytest

from mittari.formats.data.dataset import Column, Kind, Table
from mittari.formats.data.statistics_file import Limits, in_bytes, plain_cells

CHARACTERS = Limits(name=8, label=10, value=5, size=len, reserved={"if"})
BYTES = Limits(name=8, label=10, value=5, size=in_bytes, reserved=frozenset())


@pytest.mark.parametrize(
    ("text", "in_characters", "in_utf_8"),
    [
        ("short", "short", "short"),
        ("ten letter", "ten letter", "ten letter"),
        ("eleven lett", "eleven le…", "eleven …"),
        ("ääääääääää", "ääääääääää", "äää…"),
        ("", "", ""),
    ],
)
def test_long_texts_end_with_an_ellipsis(text: str, in_characters: str, in_utf_8: str) -> None:
    assert CHARACTERS.clip(text, 10) == in_characters
    assert BYTES.clip(text, 10) == in_utf_8
    assert in_bytes(in_utf_8) <= 10


def test_names_and_labels_of_a_table() -> None:
    columns = tuple(Column(name, Kind.TEXT, f"label of {name}", name) for name in ("if", "work-ability"))
    table = Table("t", "T", columns, 0, lambda: iter([]))
    assert CHARACTERS.names(table) == {"if": "v_if", "work-ability": "work_abi"}
    assert CHARACTERS.labels(table) == ["label of …", "label of …"]
    assert CHARACTERS.value_labels({1: "longer", 2: "ok"}) == {1: "long…", 2: "ok"}


def test_only_what_is_told_of_a_column_is_there() -> None:
    columns = (Column("if", Kind.REAL, "If", "if"), Column("b", Kind.TEXT, "B", "b"))
    table = Table("t", "T", columns, 1, lambda: iter([pd.DataFrame({"if": [1.5], "b": ["x"]})]))
    assert CHARACTERS.by_name(table, lambda column: column.label if column.kind is Kind.REAL else None) == {
        "v_if": "If"
    }
    doubled = CHARACTERS.frame(table, lambda column, cells: cells + cells)
    assert doubled.to_dict("list") == {"v_if": [3.0], "b": ["xx"]}


def test_days_are_dates_and_texts_are_never_missing() -> None:
    days = pd.Series(pd.to_datetime(["2025-01-31", "NaT"])).astype("datetime64[s]")
    found = plain_cells(Column("d", Kind.DAY, "D", "d"), days)
    assert [str(day) for day in found] == ["2025-01-31", "None"]
    assert plain_cells(Column("t", Kind.TEXT, "T", "t"), pd.Series(["x", None], dtype="str")).tolist() == ["x", ""]
    real = pd.Series([1.5, np.nan])
    assert plain_cells(Column("r", Kind.REAL, "R", "r"), real) is real
