"""The loops, in C and in NumPy, against plain loops over single forms."""

import numpy as np
import pytest

from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE, NOT_ALLOWED
from mittari.scoring.tabulated.in_c import in_c
from mittari.scoring.tabulated.in_numpy import InNumpy
from mittari.scoring.tabulated.loops import LOOPS, Loops
from mittari.scoring.tabulated.part import part_of
from tests.scoring.tabulated.some_steps import some_bytes, some_steps
from tests.scoring.tabulated.ways import each_way

ROWS = (0, 1, 63, 4_095, 4_096, 4_097, 9_000)
"""About the ends of what C takes at a time."""


def columns_of(rng: np.random.Generator, cells: int) -> list[np.ndarray]:
    return [rng.random(cells), *(rng.integers(0, 99, cells).astype(kind) for kind in (np.int16, np.uint8))]


def test_c_is_taken_where_it_is_there() -> None:
    assert type(LOOPS) is type(in_c() or InNumpy())


@each_way
@pytest.mark.parametrize("seed", range(40))
def test_sums_equal_a_plain_loop(loops: Loops, seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = {f"q{number}": some_steps(rng) for number in range(rng.integers(1, 30))}
    rows = int(rng.integers(0, 30))
    codes = {name: some_bytes(rng, own, rows) for name, own in steps.items()}
    total, missing = np.full(rows, 77, dtype=np.uint16), np.full(rows, 7, dtype=np.uint8)
    part = part_of(steps)
    assert loops.add_up(part, [codes[name] for name in part.items], total, missing)
    for row in range(rows):
        found = [int(steps[name][codes[name][row]]) for name in steps]
        assert total[row] == sum(step for step in found if step >= 0)
        assert missing[row] == found.count(NO_ANSWER)


@each_way
@pytest.mark.parametrize("rows", ROWS)
def test_sums_of_many_rows(loops: Loops, rows: int) -> None:
    rng = np.random.default_rng(rows)
    kinds = ["rising", "falling", "listed", "negative"] * 3
    steps = {f"q{number}": some_steps(rng, kind) for number, kind in enumerate(kinds)}
    part = part_of(steps)
    codes = [some_bytes(rng, steps[name], rows) for name in part.items]
    total, missing = np.empty(rows, dtype=np.uint16), np.empty(rows, dtype=np.uint8)
    assert loops.add_up(part, codes, total, missing)
    found = np.array([steps[name][own] for name, own in zip(part.items, codes, strict=True)])
    assert total.tolist() == found.clip(0).sum(axis=0).tolist()
    assert missing.tolist() == (found == NO_ANSWER).sum(axis=0).tolist()


@each_way
def test_every_byte_that_is_not_allowed_is_told(loops: Loops) -> None:
    rng = np.random.default_rng(9)
    steps = {f"q{number}": some_steps(rng, kind) for number, kind in enumerate(["rising", "falling", "listed"])}
    part = part_of(steps)
    codes = {name: some_bytes(rng, own, 9) for name, own in steps.items()}
    total, missing = np.empty(9, dtype=np.uint16), np.empty(9, dtype=np.uint8)
    for name, own in steps.items():
        for byte in range(256):
            changed = codes | {name: np.where(np.arange(9) == 4, byte, codes[name]).astype(np.uint8)}
            told = loops.add_up(part, [changed[other] for other in part.items], total, missing)
            assert told == (own[byte] != NO_CODE)


@each_way
@pytest.mark.parametrize("rows", ROWS)
def test_scores_are_read_by_sum(loops: Loops, rows: int) -> None:
    rng = np.random.default_rng(rows)
    width, last, size = 300, 4, 9
    columns: list[np.ndarray] = [
        rng.random(width * (last + 1)),
        rng.integers(0, 255, width * (last + 1)).astype(np.uint8),
    ]
    total = rng.integers(0, width, rows).astype(np.uint16)
    missing = rng.integers(0, size + 1, rows).astype(np.uint8)
    answered = np.empty(rows, dtype=np.int16)
    found: list[np.ndarray] = [np.empty(rows, one.dtype) for one in columns]
    loops.by_sum((total, missing), (width, last, size), answered, list(zip(columns, found, strict=True)))
    for row in range(rows):
        place = min(int(missing[row]), last) * width + int(total[row])
        assert answered[row] == size - missing[row]
        assert [one[row] for one in found] == [one[place] for one in columns]


@each_way
@pytest.mark.parametrize("rows", ROWS[1:])
def test_scores_are_read_by_combination(loops: Loops, rows: int) -> None:
    rng = np.random.default_rng(rows)
    sizes = (3, 5, 2)
    digits = [np.where(np.arange(256) < size, np.arange(256), NOT_ALLOWED).astype(np.uint8) for size in sizes]
    columns: list[np.ndarray] = [
        rng.random(30),
        rng.integers(0, 9, 30).astype(np.int16),
        rng.integers(0, 9, 30).astype(np.uint8),
    ]
    codes = [rng.integers(0, size, rows).astype(np.uint8) for size in sizes]
    found: list[np.ndarray] = [np.empty(rows, one.dtype) for one in columns]
    read = list(zip(columns, found, strict=True))
    assert loops.by_combination(codes, digits, sizes, read)
    for row in range(rows):
        place = (int(codes[0][row]) * 5 + int(codes[1][row])) * 2 + int(codes[2][row])
        assert [one[row] for one in found] == [one[place] for one in columns]
    codes[1][rows - 1] = 5
    assert not loops.by_combination(codes, digits, sizes, read)


@each_way
def test_a_cell_that_is_no_number_keeps_its_bits(loops: Loops) -> None:
    column = np.array([np.nan, -np.nan, -0.0, 1.0])
    total, missing = np.arange(4, dtype=np.uint16), np.zeros(4, dtype=np.uint8)
    found = np.empty(4)
    loops.by_sum((total, missing), (4, 0, 1), np.empty(4, dtype=np.int16), [(column, found)])
    assert found.view(np.int64).tolist() == column.view(np.int64).tolist()
