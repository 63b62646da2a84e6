"""Limits of agreement against the example of Bland & Altman 1986."""

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.retest import retest

# Peak flow (l/min) of 17 people, first reading with a large and with a small meter: Bland & Altman 1986, table 1.
LARGE = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
SMALL = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]


def test_the_published_example() -> None:
    found = retest(SMALL, LARGE, even_if_small=True)
    assert (round(found.bias, 1), round(found.sd_difference, 1)) == (-2.1, 38.8)
    published = -2.1 - 2 * 38.8, -2.1 + 2 * 38.8
    assert (round(published[0], 1), round(published[1], 1)) == (-79.7, 75.5)
    assert (found.low, found.high) == pytest.approx((-2.118 - 1.96 * 38.765, -2.118 + 1.96 * 38.765), abs=0.01)
    # The paper's r of the two meters, and its interval of the bias.
    assert round(found.correlation, 2) == 0.94
    assert [round(end, 1) for end in found.bias_interval] == [-22.0, 17.8]


def test_direction_scale_and_order() -> None:
    first, second = people()
    found = retest(first, second)
    turned = retest(100 - first, 100 - second)
    assert (turned.bias, turned.low, turned.high) == pytest.approx((-found.bias, -found.high, -found.low))
    wider = retest(3 + 10 * first, 3 + 10 * second)
    assert (wider.bias, wider.sd_difference) == pytest.approx((10 * found.bias, 10 * found.sd_difference))
    assert wider.correlation == pytest.approx(found.correlation)
    order = np.random.default_rng(1).permutation(len(first))
    assert retest(first[order], second[order]).low == pytest.approx(found.low)


def test_a_shift_and_a_spread_that_grows_are_told() -> None:
    first, second = people()
    assert "shifted" not in retest(first, second).summary()
    assert "The mean shifted." in retest(first, second + 5).summary()
    assert "hang on the level" in retest(first, 2 * second).summary()


def test_missing_scores_are_left_out_and_counted() -> None:
    first, second = people()
    second[:4] = np.nan
    found = retest(first, second)
    assert (found.n, found.left_out) == (len(first) - 4, 4)


def test_no_difference_at_all() -> None:
    first, _ = people()
    found = retest(first, first)
    assert (found.bias, found.low, found.high, found.sd_difference) == (0, 0, 0, 0)
    assert np.isnan(found.trend)


def test_refusals() -> None:
    first, second = people()
    with pytest.raises(InputError, match="80 first and 79 second scores make no pairs"):
        retest(first, second[:-1])
    with pytest.raises(InputError, match="49 people are fewer than the 50"):
        retest(first[:49], second[:49])
    with pytest.raises(InputError, match="retest: second: row 2 holds no finite number"):
        retest([1, 2], pd.Series([1, "much"], dtype=object))


def people(n: int = 80) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    state = rng.normal(50, 10, n)
    return state + rng.normal(0, 3, n), state + rng.normal(0, 3, n)
