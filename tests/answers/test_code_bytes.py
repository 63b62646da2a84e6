"""Codes to bytes and back: what does not fit is not bent."""

import numpy as np
import pytest

from mittari.answers.code_bytes import ALL, as_bytes, bytes_between


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int32, np.int64, np.float32, np.float64])
def test_codes_of_any_kind_are_the_same_bytes(kind: type) -> None:
    found = as_bytes(np.array([-128, -125, -3, 0, 5, 127], dtype=kind))
    assert found is not None
    assert ALL[found].tolist() == [-128, -125, -3, 0, 5, 127]


def test_nan_is_missing() -> None:
    found = as_bytes(np.array([np.nan, 1, np.nan]))
    assert found is not None
    assert ALL[found].tolist() == [-128, 1, -128]


@pytest.mark.parametrize("codes", [[0.5], [128.0], [-129.0], [np.inf], [np.nan, 300.0], [1e300]])
def test_what_is_not_a_small_whole_number_does_not_fit(codes: list[float]) -> None:
    assert as_bytes(np.array(codes)) is None


def test_large_whole_numbers_and_texts_do_not_fit() -> None:
    assert as_bytes(np.array([1, 256])) is None
    assert as_bytes(np.array([200], dtype=np.uint8)) is None
    assert as_bytes(np.array(["1"])) is None


@pytest.mark.parametrize("codes", [[1, 3], [-128, -126], [-128, 2, 4], [0], [-3, -1, 7], [127, -125], []])
def test_bytes_between_hold_all_that_stand_in_a_column(codes: list[int]) -> None:
    small = np.array(codes, dtype=np.int8).view(np.uint8)
    between = bytes_between(small)
    assert set(small.tolist()) <= set(between)
    assert len(between) == len(set(between)) <= 8
