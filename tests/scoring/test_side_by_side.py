"""Columns that share a piece of memory do not touch each other."""

import numpy as np
import pytest

from mittari.scoring.side_by_side import STRIDE, side_by_side

KINDS = [np.float64, np.int16, np.uint8, np.float64]


@pytest.mark.parametrize("rows", [0, 1, 63, 1_000])
def test_each_column_keeps_what_is_written_to_it(rows: int) -> None:
    columns = list(side_by_side(KINDS, rows))
    for number, column in enumerate(columns):
        column[:] = number + 1
    for number, (kind, column) in enumerate(zip(KINDS, columns, strict=True)):
        assert column.dtype == kind
        assert column.tolist() == [number + 1] * rows


def test_columns_begin_at_whole_strides_of_one_piece() -> None:
    columns = list(side_by_side(KINDS, 7))
    first = columns[0].ctypes.data
    assert [(column.ctypes.data - first) % STRIDE for column in columns] == [0, 0, 0, 0]
    assert len({id(column.base) for column in columns}) == 1
