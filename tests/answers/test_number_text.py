"""Numbers are read exactly as written, or refused; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.answers.number_text import decimal_number, whole_number


@given(st.floats(-1e9, 1e9).filter(lambda number: "e" not in repr(number)))
def test_reads_back_what_was_written(number: float) -> None:
    assert decimal_number(f" {number!r} ") == number


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("3.0", 3), ("+3", 3), ("-2.000", -2)])
def test_a_whole_number_may_have_zeros_behind_the_point(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "three", "1e3", "0x1", "1_000", "1 000", "3.", ".5", "nan", "inf", "--1", "٣"])
def test_refuses_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        decimal_number(text)


def test_names_a_decimal_comma() -> None:
    with pytest.raises(ValueError, match="write a decimal point"):
        decimal_number("3,5")


def test_refuses_a_fraction_as_a_whole_number() -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        whole_number("3.5")
