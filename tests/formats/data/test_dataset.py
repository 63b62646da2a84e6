"""A table read at once is its pieces one after the other."""

import pandas as pd

from mittari.formats.data.dataset import Column, Dataset, Kind, Table

PIECES = [pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"x": [3]})]
TABLE = Table("a", "A", (Column("x", Kind.WHOLE, "X", "x"),), 3, lambda: iter(PIECES))


def test_the_pieces_make_the_frame() -> None:
    assert TABLE.frame()["x"].tolist() == [1, 2, 3]
    assert TABLE.frame().index.tolist() == [0, 1, 2]


def test_rows_are_those_of_all_tables() -> None:
    assert Dataset("d", "en", "2026-01-01", (), (TABLE, TABLE), {}).rows == 6
