"""Strata of about as many people, ties together, and how many strata leave enough in each."""

import numpy as np
import pytest

from mittari.change.expected.strata import most_strata, strata_edges


def test_edges_part_people_evenly_and_ties_stay_together() -> None:
    first = np.random.default_rng(1).permutation(np.arange(12.0))
    assert strata_edges(first, 3).tolist() == [4, 8]
    assert strata_edges(first, 1).tolist() == []
    assert strata_edges(np.array([1.0, 1, 1, 1, 2]), 3).tolist() == []
    assert strata_edges(np.array([1.0, 1, 1, 2, 2]), 4).tolist() == [2]


@pytest.mark.parametrize(
    ("people", "below", "would_do"), [(120, 3, 2), (120, 2, 1), (99, 3, 1), (49, 3, 0), (90, 1, 0)]
)
def test_how_many_would_do(people: int, below: int, would_do: int) -> None:
    assert most_strata(np.arange(float(people)), 50, below) == would_do


def test_ties_can_make_two_strata_too_few_where_people_are_enough() -> None:
    assert most_strata(np.repeat([10.0, 20.0, 30.0], [40, 30, 50]), 50, 3) == 1
    assert most_strata(np.repeat([10.0, 20.0], [60, 60]), 50, 3) == 2
