"""Cells are read one by one and two by two with the same result."""

from typing import Any

import numpy as np
import pytest

from mittari.scoring.tabulated.cells import ENOUGH, Cells, paired
from mittari.scoring.tabulated.room import Room

RNG = np.random.default_rng(5)


@pytest.mark.parametrize("size", [1, 2, 99, 256, 257, 70_000])
@pytest.mark.parametrize("rows", [0, 1, ENOUGH - 1, ENOUGH, ENOUGH + 1])
def test_each_key_gets_its_cell(size: int, rows: int) -> None:
    cells = Cells({"value": RNG.random(size), "band": RNG.integers(0, 9, size).astype(np.uint8)})
    keys: np.ndarray = RNG.integers(0, size, rows).astype(cells.kind)
    found: dict[str, Any] = {name: np.empty(rows, column.dtype) for name, column in cells.columns.items()}
    cells.read(keys, found, Room(ENOUGH + 1))
    for name, column in cells.columns.items():
        assert found[name].tolist() == [column[key] for key in keys.tolist()]


def test_a_key_takes_as_few_bytes_as_it_can() -> None:
    kinds = [Cells({"value": np.zeros(size)}).kind for size in (256, 257, 65_536, 65_537)]
    assert kinds == [np.uint8, np.uint16, np.uint16, np.uint32]


def test_a_cell_that_is_no_number_keeps_its_bits() -> None:
    column = np.array([np.nan, -np.nan, -0.0, 1.0])
    keys = np.array([0, 1, 2, 3], dtype=np.uint8)
    assert paired(column)[keys.view(np.uint16)].view(np.int64).tolist() == column.view(np.int64).tolist()
