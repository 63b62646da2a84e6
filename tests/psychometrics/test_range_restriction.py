import numpy as np
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.psychometrics.range_restriction import range_restriction


def test_people_who_are_alike_are_told_and_the_reliability_elsewhere() -> None:
    found = range_restriction(5, 200, 10, reliability=0.8)
    assert found.restricted
    # The same SEM: 5 * sqrt(.2) = 10 * sqrt(1 - r), so r = .95.
    assert found.elsewhere == pytest.approx(0.95, rel=1e-12)
    assert "Restricted range" in found.summary()
    assert "a reliability of 0.800 here is 0.950 there" in found.summary()


def test_a_spread_that_may_be_the_same_is_no_sign() -> None:
    assert not range_restriction(9.5, 60, 10).restricted
    assert not range_restriction(12, 500, 10).restricted
    assert "No sign" in range_restriction(9.5, 60, 10, 0.8).summary()


def test_the_upper_end_covers_the_true_spread() -> None:
    rng = np.random.default_rng(2)
    sds = rng.normal(0, 10, (200, 40)).std(axis=1, ddof=1)
    restricted = sum(range_restriction(sd, 40, 10).restricted for sd in sds)
    # One side of a 95 % interval: 2.5 % by chance.
    assert restricted <= stats.binom.ppf(0.999, 200, 0.025)


def test_a_rescaled_score_is_as_restricted() -> None:
    assert range_restriction(50, 200, 100, 0.8).elsewhere == pytest.approx(range_restriction(5, 200, 10, 0.8).elsewhere)


@pytest.mark.parametrize(("sd", "n", "reference"), [(5, 1, 10), (-1, 50, 10), (5, 50, 0)])
def test_what_cannot_be_is_refused(sd: float, n: int, reference: float) -> None:
    with pytest.raises(InputError, match="can't be"):
        range_restriction(sd, n, reference)
