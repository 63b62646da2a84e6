"""Equipercentile linking against a printed example, R, a plain loop, and what must hold of any link."""

import numpy as np
import pytest

from mittari.psychometrics.linking.equipercentile import equipercentile_link, percentile_ranks
from mittari.psychometrics.linking.points import Points


def linked(xs: range, x: list[float], ys: range, y: list[float]) -> np.ndarray:
    points = (Points(np.array(each, dtype=float)) for each in (xs, ys))
    return equipercentile_link(np.array(x, dtype=float), np.array(y, dtype=float), *points)


def test_the_printed_example() -> None:
    # Kolen & Brennan 2014, tables 2.3 and 2.4.
    x, y = [0.2, 0.3, 0.2, 0.2, 0.1], [0.1, 0.2, 0.2, 0.3, 0.2]
    assert percentile_ranks(np.array(x)) == pytest.approx([0.10, 0.35, 0.60, 0.80, 0.95])
    assert linked(range(5), x, range(5), y) == pytest.approx([0.5, 1.75, 17 / 6, 3.5, 4.25])


def test_scales_of_other_steps_and_a_score_that_nobody_has_are_as_in_r() -> None:
    # R 4.2.2, the function equip of the package equate 2.0.8: scores 0 to 6 onto 0, 4 ... 20 where nobody has 12.
    found = linked(range(7), [4, 6, 10, 8, 6, 4, 2], range(0, 24, 4), [5, 5, 10, 0, 12, 8])
    assert found == pytest.approx([-0.4, 3.6, 8, 15.3333333333, 17.6666666667, 20, 21.5], abs=1e-9)


def test_where_several_scores_would_do_the_middle_of_them_is_taken() -> None:
    # Half of the people lie below every score from 3.5 to 5.5 of the other scale.
    assert linked(range(3), [1, 2, 1], range(3, 7), [2, 0, 0, 2])[1] == pytest.approx(4.5)


def test_a_plain_loop_gives_the_same() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.integers(1, 40, 12).tolist(), rng.integers(1, 40, 9).tolist()
    found = linked(range(12), x, range(9), y)
    for score in range(12):
        rank = (sum(x[:score]) + x[score] / 2) / sum(x)
        below = 0.0
        for other in range(9):
            if below + y[other] / sum(y) >= rank:
                assert found[score] == pytest.approx(other - 0.5 + (rank - below) / (y[other] / sum(y)))
                break
            below += y[other] / sum(y)


def test_a_scale_on_itself_stays() -> None:
    assert linked(range(6), [4, 9, 1, 7, 3, 2], range(6), [4, 9, 1, 7, 3, 2]) == pytest.approx(range(6))


def test_there_and_back_again_is_nearly_the_same() -> None:
    rng = np.random.default_rng(6)
    x, y = (np.bincount(rng.binomial(60, share, 5_000), minlength=61) + 1.0 for share in (0.4, 0.6))
    scale = Points(np.arange(61.0))
    there = equipercentile_link(x, y, scale, scale)
    back = equipercentile_link(y, x, scale, scale)
    assert np.interp(there[15:33], scale.values, back) == pytest.approx(scale.values[15:33], abs=0.15)


def test_never_falls_and_stays_on_the_scale_but_for_half_a_step() -> None:
    rng = np.random.default_rng(8)
    for _ in range(20):
        x, y = rng.multinomial(300, np.ones(20) / 20).tolist(), rng.multinomial(90, np.ones(30) / 30).tolist()
        found = linked(range(20), x, range(30), y)
        assert (np.diff(found) >= -1e-9).all()
        assert found.min() >= -0.5
        assert found.max() <= 29.5
