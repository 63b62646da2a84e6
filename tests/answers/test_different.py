"""Positions and values give back the column, whatever kind it is."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.answers.different import different, spread

COLUMNS: dict[str, pd.Series] = {
    "bytes": pd.Series([1, -128, 5], dtype="int8"),
    "wide": pd.Series([1, 300, 5]),
    "floats": pd.Series([1.0, np.nan, 2.5]),
    "whole floats": pd.Series([1.0, np.nan, 2.0]),
    "nullable": pd.Series([1, None, 2], dtype="Int64"),
    "digits": pd.Series(["1", "", "3"], dtype="str"),
    "only digits": pd.Series(["1", "9", "3"], dtype="str"),
    "texts": pd.Series(["1", None, "refused", "ä"], dtype="str"),
    "categories": pd.Series(["a", None, "b"], dtype="category"),
    "objects": pd.Series([1, "1", None, 2.0], dtype="object"),
    "truths": pd.Series([True, False]),
    "none": pd.Series([], dtype="str"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_positions_and_values_give_back_the_column(name: str) -> None:
    column = COLUMNS[name]
    positions, values = different(column)
    for written, position in zip(column, positions.tolist(), strict=True):
        if pd.isna(written):
            assert position == -1 or values[position] == -128
        else:
            assert values[position] == written


@given(st.lists(st.text(max_size=2)))
def test_any_texts(texts: list[str]) -> None:
    for part in (slice(None), slice(1, None, 2)):
        column = pd.Series(texts, dtype="str").iloc[part]
        positions, values = different(column)
        assert [values[position] for position in positions.tolist()] == texts[part]


def test_codes_are_spread_in_bytes_where_they_fit() -> None:
    positions = np.array([1, 0, -1, 1])
    assert spread(np.array([5.0, 2.0, -128.0]), positions, [0, 1]).tolist() == [2, 5, -128, 2]
    assert spread(np.array([5.0, 2.0, -128.0]), positions, [0, 1]).dtype == np.int8
    assert spread(np.array([500.0, 2.0, -128.0]), positions, [0, 1]).tolist() == [2, 500, -128, 2]


def test_bytes_that_are_their_own_codes_are_not_copied() -> None:
    small = np.array([1, 2, 128], dtype=np.uint8)
    codes = np.full(130, -128.0)
    codes[1:3] = 1, 2
    assert np.shares_memory(spread(codes, small, [1, 2, 128]), small)
    codes[2] = -127
    assert spread(codes, small, [1, 2, 128]).tolist() == [1, -127, -128]
