"""The reliability of differences of R, and a refusal near 0."""

import pytest

from mittari.change.methods.hageman_arrindell import METHOD, arithmetic, reliabilities
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, oracle_row, parameters
from tests.shared_files import needs_shared

KNOWN = {"mean": 36.0, "mean_after": 30.0, "sd": 10.0, "sd_after": 10.0, "reliability": 0.8}


def test_the_reliability_of_the_difference_by_hand() -> None:
    # Equal sds and reliabilities: (r - rho) / (1 - rho) = (.8 - .3) / .7.
    found = reliabilities(Parameters(**KNOWN, correlation=0.3))
    assert found.difference == pytest.approx(5 / 7, rel=1e-12)
    assert (found.before, found.after) == pytest.approx((0.8, 0.8), rel=1e-12)


def test_differences_that_are_all_noise_are_refused() -> None:
    for rho in (0.79, 0.8, 0.95):
        with pytest.raises(InputError, match="mostly noise"):
            METHOD.line(Parameters(**KNOWN, correlation=rho))
    assert arithmetic(Parameters(**KNOWN, correlation=0.79)).error > 0
    with pytest.raises(InputError, match="mostly noise"):
        arithmetic(Parameters(**KNOWN, correlation=0.95))


@pytest.mark.parametrize("wrong", [{"sd_after": 4.0, "correlation": 0.1}, {"correlation": 1.0}])
def test_a_spread_below_the_noise_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match="not more than the noise"):
        METHOD.line(Parameters(**(KNOWN | wrong)))


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_sem_and_reliability_of_the_difference_are_r_s(key: str) -> None:
    given, expected = parameters(key), oracle_row(key, "distribution", "HA")
    names = {"mean": "m_pre", "mean_after": "m_post", "sd": "sd_pre", "sd_after": "sd_post"}
    numbers = {name: given[of_r] for name, of_r in names.items()}
    found = reliabilities(Parameters(**numbers, reliability=given["rel"], correlation=given["r_pre_post"]))
    assert found.sem == pytest.approx(expected["se_measurement"], abs=1e-9)
    assert found.difference == pytest.approx(expected["r_dd"], abs=1e-9)
