"""Columns that share a piece of memory do not touch each other, nor columns that are still looked at."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from mittari.scoring.side_by_side import LEAST_KEPT, MOST_KEPT, STRIDE, side_by_side

KINDS = [np.float64, np.int16, np.uint8, np.float64]
MANY = LEAST_KEPT


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mittari.scoring.side_by_side._kept", [])


def address(columns: list[np.ndarray]) -> int:
    return columns[0].ctypes.data


@pytest.mark.parametrize("rows", [0, 1, 63, 1_000, MANY])
def test_each_column_keeps_what_is_written_to_it(rows: int) -> None:
    columns = list(side_by_side(KINDS, rows))
    for number, column in enumerate(columns):
        column[:] = number + 1
    for number, (kind, column) in enumerate(zip(KINDS, columns, strict=True)):
        assert column.dtype == kind
        assert len(column) == rows
        assert (column == number + 1).all()


def test_columns_begin_at_whole_strides_of_one_piece() -> None:
    columns = list(side_by_side(KINDS, 7))
    assert [(column.ctypes.data - address(columns)) % STRIDE for column in columns] == [0, 0, 0, 0]
    assert len({id(column.base) for column in columns}) == 1


def test_a_piece_is_used_again_when_nobody_looks_at_it() -> None:
    first = list(side_by_side(KINDS, MANY))
    where = address(first)
    del first
    assert address(list(side_by_side(KINDS, MANY))) == where


@pytest.mark.parametrize("part", [slice(None), slice(5, 9)])
def test_a_column_that_is_looked_at_stays_as_it_is(part: slice) -> None:
    seen = list(side_by_side(KINDS, MANY))[2][part]
    seen[:] = 77
    for _ in range(3):
        for column in side_by_side(KINDS, MANY):
            column[:] = 5
    assert (seen == 77).all()


def test_two_pieces_at_a_time_are_both_used_again() -> None:
    first, second = list(side_by_side(KINDS, MANY)), list(side_by_side(KINDS, MANY))
    places = {address(first), address(second)}
    del first, second
    first, second = list(side_by_side(KINDS, MANY)), list(side_by_side(KINDS, MANY))
    assert {address(first), address(second)} == places


def test_threads_do_not_get_the_same_piece() -> None:
    def mark(number: int) -> bool:
        columns = list(side_by_side([np.int16], MANY))
        columns[0][:] = number
        return bool((columns[0] == number).all())

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(mark, range(40)))


def test_a_piece_that_is_too_large_is_given_back() -> None:
    large = np.zeros(1)
    for column in side_by_side([np.uint8], MOST_KEPT + 1):
        large = column
    assert large.base is not None
    first = large.base
    del large, column
    assert all(column.base is not first for column in side_by_side([np.uint8], MOST_KEPT + 1))
