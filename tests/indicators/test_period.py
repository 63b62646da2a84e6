"""Periods: both ends are in, and what is not one is refused."""

import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.indicators import Period

YEAR = Period.read("2025-01-01/2025-12-31")


def dates(*texts: str | None) -> pd.Series:
    return pd.Series(texts, dtype="datetime64[s]")


def test_it_is_written_as_it_is_read() -> None:
    assert str(YEAR) == "2025-01-01/2025-12-31"


def test_both_ends_are_in() -> None:
    found = YEAR.holds(dates("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", None))
    assert found.tolist() == [False, True, True, False, False]


def test_spans_that_share_a_day() -> None:
    start = dates("2024-01-01", "2024-01-01", "2024-01-01", "2025-12-31", "2026-01-01")
    end = dates("2024-12-31", "2025-01-01", None, "2026-05-01", None)
    assert YEAR.touches(start, end).tolist() == [False, True, True, True, False]


@pytest.mark.parametrize("text", ["", "2025", "2025-01-01", "2025-13-01/2025-12-31", "2025-12-31/2025-01-01", "a/b/c"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="2025-01-01/2025-12-31"):
        Period.read(text)
