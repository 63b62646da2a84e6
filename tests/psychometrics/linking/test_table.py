import numpy as np
import pytest

from mittari.errors import InputError
from mittari.psychometrics.linking.points import Points
from mittari.psychometrics.linking.sample import Sample
from mittari.psychometrics.linking.table import Method, Scales, scales_of

SCALE = Points(np.arange(0.0, 21))


def binomial(n: int, seed: int, paired: bool = False) -> Sample:
    rng = np.random.default_rng(seed)
    x = rng.binomial(20, 0.45, n)
    return Sample(x.astype(float), (rng.binomial(x, 0.9) if paired else rng.binomial(20, 0.55, n)) * 1.0, paired, 0)


def test_degrees_of_smoothing() -> None:
    used = binomial(2_000, 1)
    assert scales_of(used, SCALE, SCALE, "linear", "aic").degrees is None
    assert scales_of(used, SCALE, SCALE, "equipercentile", "none").degrees is None
    assert scales_of(used, SCALE, SCALE, "equipercentile", 4).degrees == (4, 4)
    chosen = scales_of(used, SCALE, SCALE, "equipercentile", "aic").degrees
    assert chosen is not None
    assert set(chosen) <= set(range(2, 7))
    with pytest.raises(InputError, match="give a degree from 1 to"):
        scales_of(used, SCALE, SCALE, "equipercentile", 30)


def test_smoothing_keeps_as_many_moments_of_what_is_linked() -> None:
    used = binomial(2_000, 2)
    scales = scales_of(used, SCALE, SCALE, "equipercentile", 4)
    x, y = scales.counts(used)
    onto = scales.equivalents(x, y)
    # Without smoothing and gaps both tables are nearly one.
    rough = Scales(SCALE, SCALE, "equipercentile", None).equivalents(x, y)
    assert onto[4:15] == pytest.approx(rough[4:15], abs=0.2)


def test_the_bootstrap_error_is_that_of_lord_where_nothing_is_smoothed() -> None:
    # Kolen & Brennan 2014, 7.12 (Lord 1982): random groups, 3,000 people each.
    used = binomial(3_000, 3)
    scales = Scales(SCALE, SCALE, "equipercentile", None)
    x, y = (counts / counts.sum() for counts in scales.counts(used))
    found = np.sqrt(np.diag(scales.covariance(used, 1_500, 1)))
    for score in range(5, 14):
        rank = x[:score].sum() + x[score] / 2
        upper = int(np.searchsorted(np.cumsum(y), rank))
        below, above = np.cumsum(y)[upper - 1], np.cumsum(y)[upper]
        width = above - below
        variance = rank * (1 - rank) * 2 / 3_000 - (above - rank) * (rank - below) / (3_000 * width)
        assert found[score] == pytest.approx(np.sqrt(variance) / width, rel=0.12)


@pytest.mark.parametrize("method", ["mean", "linear", "equipercentile"])
def test_the_error_is_the_spread_of_links_of_new_samples(method: Method) -> None:
    drawn = []
    for seed in range(300):
        again = binomial(1_000, seed, paired=True)
        scales = scales_of(again, SCALE, SCALE, method, 3)
        drawn.append(scales.equivalents(*scales.counts(again)))
    one = binomial(1_000, 7, paired=True)
    error = np.sqrt(np.diag(scales_of(one, SCALE, SCALE, method, 3).covariance(one, 600, 1)))
    expected = np.std(drawn, axis=0, ddof=1)
    assert error[4:15] == pytest.approx(expected[4:15], rel=0.2)


def test_a_seed_gives_the_same_error_again() -> None:
    used = binomial(500, 4)
    scales = scales_of(used, SCALE, SCALE, "equipercentile", 3)
    assert scales.covariance(used, 50, 9).tolist() == scales.covariance(used, 50, 9).tolist()
