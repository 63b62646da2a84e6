"""Newcombe's interval: the printed table of 1998, its mirror, and coverage by simulation."""

import numpy as np
import pytest

from mittari.errors import InputError
from mittari.statistics.newcombe import newcombe

# Newcombe 1998, table II, method 10 (Wilson scores, no continuity correction), as printed.
PRINTED = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize(("x", "n", "y", "m", "low", "high"), PRINTED)
def test_the_printed_table(x: int, n: int, y: int, m: int, low: float, high: float) -> None:
    assert newcombe(x, n, y, m) == pytest.approx((low, high), abs=5.1e-5)
    assert newcombe(y, m, x, n) == pytest.approx((-high, -low), abs=5.1e-5)


def test_columns_are_done_at_once_and_nobody_gives_nothing() -> None:
    low, high = newcombe([56, 0], [70, 0], [48, 1], [80, 5])
    assert (low[0], high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert np.isnan([low[1], high[1]]).all()


def test_a_count_above_its_n_is_refused() -> None:
    with pytest.raises(InputError, match="above its n"):
        newcombe(5, 4, 1, 4)


@pytest.mark.parametrize(("p", "q", "n", "m"), [(0.5, 0.4, 30, 30), (0.2, 0.25, 60, 40), (0.9, 0.7, 50, 80)])
def test_95_percent_intervals_cover_about_that_often(p: float, q: float, n: int, m: int) -> None:
    rng = np.random.default_rng(5)
    low, high = newcombe(rng.binomial(n, p, 20_000), n, rng.binomial(m, q, 20_000), m)
    assert 0.93 < np.mean((low <= p - q) & (p - q <= high)) < 0.97
