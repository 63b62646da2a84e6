"""The time from first to last score, in numbers and dates."""

from typing import Any

import pandas as pd

from mittari.change import first_to_last
from mittari.change.span import Span


def span(*measured: tuple[Any, ...], **named: str) -> Span | None:
    return Span.of(first_to_last(pd.DataFrame(measured, columns=["client", "time", "score"]), **named))


def test_least_and_most_of_those_with_both_scores() -> None:
    rows = [("a", 0, 1), ("a", 3, 2), ("b", 0, 1), ("b", 3, 2), ("b", 9, 3), ("c", 0, 1), ("d", 0, 1), ("d", 24, None)]
    found = span(*rows)
    assert found == Span(3, 9, "units of time")
    assert found.differs


def test_the_same_times_of_everybody_are_one_span() -> None:
    found = span(("a", 0, 1), ("a", 3, 2), ("b", 0, 1), ("b", 3, 2), ("b", 9, 3), first="0", last="3")
    assert found == Span(3, 3, "units of time")
    assert not found.differs


def test_dates_are_told_in_days() -> None:
    rows = [("a", "2026-01-01", 1), ("a", "2026-01-31", 2), ("b", "2026-01-01", 1), ("b", "2026-03-01", 2)]
    assert span(*rows) == Span(30, 59, "days")


def test_words_and_nobody_have_none() -> None:
    assert span(("a", "before", 1), ("a", "after", 2), first="before", last="after") is None
    assert span(("a", 0, 1)) is None
