"""What selection alone makes one expect: R's number, a simulation, and the edges."""

import json
import math

import numpy as np
import pytest

from mittari.change.regression_to_the_mean import regression_to_the_mean
from mittari.errors import InputError
from tests.shared_files import ORACLE, needs_shared

KNOWN = {"mean": 50.0, "sd": math.sqrt(80), "stability": 0.8}


@needs_shared
def test_the_formula_is_r_s() -> None:
    expected = json.loads((ORACLE / "missing_rtm_wilson.json").read_text("utf-8"))["rtm"]
    found = regression_to_the_mean(expected["cut"], **KNOWN, better="higher").expected
    assert found == pytest.approx(expected["expected_change_no_effect"], abs=1e-9)
    assert found == pytest.approx(expected["simulated"], abs=0.1)


@pytest.mark.parametrize("gate", [35.0, 50.0, 70.0])
def test_people_without_any_effect_gain_as_much(gate: float) -> None:
    rng, n = np.random.default_rng(11), 200_000
    true = rng.normal(50, 8, n)
    before, after = (true + rng.normal(0, 4, n) for _ in range(2))
    found = regression_to_the_mean(gate, **KNOWN, better="higher")
    gains = (after - before)[before < gate]
    assert found.share == pytest.approx(len(gains) / n, abs=0.005)
    assert found.expected == pytest.approx(gains.mean(), abs=4 * gains.std() / math.sqrt(len(gains)))


def test_turned_round_and_rescaled() -> None:
    found = regression_to_the_mean(42, **KNOWN, better="higher").expected
    turned = regression_to_the_mean(58, **KNOWN, better="lower").expected
    scaled = regression_to_the_mean(84, mean=100, sd=2 * math.sqrt(80), stability=0.8, better="higher").expected
    assert turned == pytest.approx(found, rel=1e-12)
    assert scaled == pytest.approx(2 * found, rel=1e-12)


def test_a_steady_score_regresses_nowhere_and_a_far_gate_is_no_overflow() -> None:
    assert regression_to_the_mean(42, mean=50, sd=9, stability=1, better="higher").expected == 0
    far = regression_to_the_mean(-950, mean=50, sd=10, stability=0, better="higher").expected
    assert far == pytest.approx(10 * 100.0099980009994, rel=1e-9)  # z + 1/z - 2/z^3, the tail's expansion


def test_words_set_it_beside_the_gain() -> None:
    found = regression_to_the_mean(42, **KNOWN, better="higher")
    assert found.beside(6.0).startswith("Mean gain 6.00 points; 2.58 of them")
    assert "below 42 (18.6%)" in found.summary()
    assert "comparison group" in found.summary()


@pytest.mark.parametrize("wrong", [{"sd": 0.0}, {"stability": 1.5}, {"mean": math.nan}])
def test_numbers_that_can_t_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError):
        regression_to_the_mean(42, **(KNOWN | wrong), better="higher")
    with pytest.raises(InputError, match="entry threshold"):
        regression_to_the_mean(math.nan, **KNOWN, better="higher")
