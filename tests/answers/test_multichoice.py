"""Ticked options are one number: there and back, and nothing ticked is an answer."""

import itertools

import numpy as np
import pytest

from mittari.answers.multichoice import is_ticked, parse, to_bits, to_codes
from mittari.definitions.item import AnswerKind, Coding, Item

ITEM = Item(id="x", kind=AnswerKind.MULTICHOICE, coding="c", scored=False)
CODING = Coding(codes=(1, 4, 9))
SETS = [set(some) for size in range(4) for some in itertools.combinations(CODING.codes, size)]


@pytest.mark.parametrize("ticked", SETS)
def test_every_set_goes_there_and_back(ticked: set[int]) -> None:
    written = " ".join(map(str, sorted(ticked, reverse=True))) or "none"
    bits = parse(ITEM, CODING, written)
    assert set(to_codes(bits, CODING)) == ticked
    assert bits == to_bits(list(ticked), CODING)
    for code in CODING.codes:
        assert is_ticked(np.array([bits], dtype=np.float64), CODING, code).tolist() == [code in ticked]


def test_all_sets_have_different_numbers() -> None:
    assert sorted(to_bits(list(ticked), CODING) for ticked in SETS) == list(range(8))


def test_a_code_written_twice_is_ticked_once() -> None:
    assert parse(ITEM, CODING, "4 4;1") == parse(ITEM, CODING, "1 4")


@pytest.mark.parametrize("written", ["2", "1 2", "1.5", "one", "none 1"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not"):
        parse(ITEM, CODING, written)


def test_a_non_answer_has_nothing_ticked() -> None:
    assert not is_ticked(np.array([-127.0, np.nan]), CODING, 1).any()
