import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.alpha import Alpha
from mittari.psychometrics.icc import icc
from mittari.psychometrics.retest import retest
from mittari.psychometrics.standard_error import from_agreement, from_alpha, from_differences, from_icc

RELIABLE = Alpha(0.8, 0.7, 0.88, 0.95, k=5, n=50, left_out=0)


def test_the_worked_example() -> None:
    # Jacobson & Truax 1991: s 7.5, r .80.
    found = from_alpha(7.5, RELIABLE)
    assert found.value == pytest.approx(3.354, abs=5e-4)
    assert (found.low, found.high) == pytest.approx((7.5 * 0.12**0.5, 7.5 * 0.3**0.5))
    assert "by alpha, 50 people. It sees only the noise within one sitting" in found.summary()


def test_every_retest_route_finds_the_noise_that_was_put_in() -> None:
    first, second = people()
    both = icc(pd.DataFrame({"first": first, "second": second}))
    twice = retest(first, second)
    for found in (from_icc(twice.sd, both), from_differences(twice), from_agreement(both.squares)):
        assert found.value == pytest.approx(3, rel=0.05)
        assert found.low < 3 < found.high


def test_a_shift_of_the_mean_is_seen_by_agreement_and_not_by_differences() -> None:
    first, second = people()
    still, moved = (retest(first, second + shift) for shift in (0, 6))
    assert from_differences(moved).value == pytest.approx(from_differences(still).value)
    both = icc(pd.DataFrame({"first": first, "second": second + 6}))
    assert from_agreement(both.squares).value > from_differences(moved).value + 1


def test_agreement_by_a_plain_loop() -> None:
    first, second = people()
    within = np.mean([np.var(pair, ddof=1) for pair in zip(first, second, strict=True)])
    both = icc(pd.DataFrame({"first": first, "second": second}))
    assert from_agreement(both.squares).value == pytest.approx(np.sqrt(within), rel=1e-9)


def test_points_scale_with_the_score() -> None:
    first, second = people()
    assert from_differences(retest(10 * first, 10 * second)).value == pytest.approx(
        10 * from_differences(retest(first, second)).value
    )


def test_an_sd_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="no number of 0 or more"):
        from_alpha(float("nan"), RELIABLE)


def people(n: int = 2000) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    state = rng.normal(50, 10, n)
    return state + rng.normal(0, 3, n), state + rng.normal(0, 3, n)
