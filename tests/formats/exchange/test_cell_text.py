import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.exchange.cell_text import guarded, unguarded


@given(st.text(st.sampled_from("'=+-@a1 "), max_size=6))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@a", "\ta"])
def test_no_text_starts_like_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["How?", "-1", "'tis", "a=1"])
def test_other_texts_stay(text: str) -> None:
    assert guarded(text) == text
