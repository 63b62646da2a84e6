"""Clinically significant is reliable and over the cut: worked by hand with PHQ-9-like numbers (cut 10, 6 points)."""

import pytest

from mittari.change.clinical import clinically_significant
from mittari.change.reliable import reliable_change

SEM = 2.0
"""A reliable change is more than 1.959964 * sqrt(2) * 2 = 5.54 points."""


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (16, 9, "yes"),
        (9, 16, "yes"),
        (16, 10, "no"),
        (12, 9, "no"),
        (20, 14, "no"),
        (9, 3, "no"),
        (None, 9, "unknown"),
        (27, 9, "unknown"),
    ],
)
def test_reliable_and_over_the_cut(before: float, after: float, word: str) -> None:
    changes = reliable_change([before], [after], sem=SEM, better="lower", low=0, high=27)
    assert clinically_significant(changes, 10).tolist() == [word]


def test_without_a_cut_nobody_knows() -> None:
    changes = reliable_change([16, 16], [9, 15], sem=SEM, better="lower")
    assert clinically_significant(changes, None).tolist() == ["unknown", "unknown"]
