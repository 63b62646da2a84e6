"""Sums by pattern of missing values, against a plain loop."""

import numpy as np
import pytest

from mittari.statistics.pattern_sums import pattern_sums


def test_the_sums_are_those_of_a_loop() -> None:
    rng = np.random.default_rng(4)
    values = np.where(rng.random((40, 3)) < 0.3, np.nan, rng.normal(5, 2, (40, 3)))
    found = {tuple(one.seen): one for one in pattern_sums(values)}
    people: dict[tuple[int, ...], list[np.ndarray]] = {}
    for row in values:
        people.setdefault(tuple(np.flatnonzero(~np.isnan(row))), []).append(row[~np.isnan(row)])
    people.pop((), None)
    assert found.keys() == people.keys()
    for seen, rows in people.items():
        mean = sum(rows) / len(rows)
        scatter = sum(np.outer(row - mean, row - mean) for row in rows)
        assert found[seen].n == len(rows)
        assert found[seen].mean == pytest.approx(mean, abs=1e-12)
        assert found[seen].scatter == pytest.approx(scatter, abs=1e-9)


def test_nobody_and_who_has_nothing() -> None:
    assert pattern_sums(np.empty((0, 3))) == []
    assert pattern_sums(np.full((4, 2), np.nan)) == []
