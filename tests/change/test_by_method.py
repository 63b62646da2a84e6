"""All seven methods: R's counts, the direction and the unit of a scale, and every verdict by a plain loop."""

import math

import numpy as np
import pandas as pd
import pytest

from mittari.change.along import change_along
from mittari.change.by_method import change_by_method
from mittari.change.methods import METHODS
from mittari.change.methods.hageman_arrindell import arithmetic
from mittari.change.methods.parameters import Parameters
from mittari.change.reliable import reliable_change
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, of_the_sample, oracle_row, parameters
from tests.change.methods.one_of_each import KNOWN, parameters_of
from tests.shared_files import needs_shared

SCORES = np.random.default_rng(4).integers(0, 61, (2, 400)).astype(float)
BY_R = ["JT", "GLN", "HLL", "EN", "NK", "HA"]


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("method", BY_R)
def test_counts_are_those_of_r(key: str, method: str) -> None:
    given, expected = parameters(key), oracle_row(key, "distribution", method)
    pairs = complete_pairs(given)
    known = parameters_of(method, of_the_sample(pairs, given))
    # R also prints what Hageman-Arrindell makes of differences that are all noise; we refuse it (see below).
    line = arithmetic(known) if method == "HA" else METHODS[method].line(known)
    counts = change_along(line, pairs["before"], pairs["after"], better=given["better"])["verdict"].value_counts()
    assert counts.sum() == expected["n_used"]
    assert counts["improved"] == expected["improved"]
    assert counts["no_reliable_change"] == expected["unchanged"]
    assert counts["worse"] == expected["deteriorated"]
    assert line.critical() == pytest.approx(expected["critical"], abs=1e-9)


@needs_shared
def test_hageman_arrindell_is_refused_where_differences_are_noise() -> None:
    given = parameters("garden_sensitive")
    pairs = complete_pairs(given)
    known = parameters_of("HA", of_the_sample(pairs, given))
    with pytest.raises(InputError, match=r"0\.0099"):
        change_by_method(pairs["before"], pairs["after"], method="HA", parameters=known, better="lower")


@pytest.mark.parametrize("sem", [0.7, 3.354])
def test_jt_with_a_sem_is_reliable_change_to_the_bit(sem: float) -> None:
    found = change_by_method(*SCORES, method="JT", parameters=Parameters(sem=sem), better="lower", low=0, high=60)
    pd.testing.assert_frame_equal(found, reliable_change(*SCORES, sem=sem, better="lower", low=0, high=60))


@pytest.mark.parametrize("method", METHODS)
def test_one_person_is_judged_like_the_whole_column_in_any_order(method: str) -> None:
    known, order = parameters_of(method), np.random.default_rng(1).permutation(SCORES.shape[1])
    together = change_by_method(*SCORES, method=method, parameters=known, better="higher")
    shuffled = change_by_method(*SCORES[:, order], method=method, parameters=known, better="higher")
    pd.testing.assert_frame_equal(together.iloc[order].reset_index(drop=True), shuffled)
    for place in range(0, 400, 37):
        alone = change_by_method(*SCORES[:, [place]], method=method, parameters=known, better="higher")
        pd.testing.assert_series_equal(alone.iloc[0], together.iloc[place], check_names=False)
    assert together["verdict"].value_counts().sum() == 400
    assert together["verdict"].nunique() == 3


@pytest.mark.parametrize("method", METHODS)
def test_turning_the_scale_round_changes_no_verdict(method: str) -> None:
    turned = {name: 60 - value if name.startswith("mean") else value for name, value in KNOWN.items()}
    found = change_by_method(*SCORES, method=method, parameters=parameters_of(method), better="higher")
    other = change_by_method(*(60 - SCORES), method=method, parameters=parameters_of(method, turned), better="lower")
    assert list(found["verdict"]) == list(other["verdict"])
    np.testing.assert_allclose(found["rci"], -other["rci"], atol=1e-12)


@pytest.mark.parametrize("method", METHODS)
def test_another_unit_changes_no_index(method: str) -> None:
    factor, shift = 2.5, -100.0
    unitless = ("reliability", "reliability_after", "correlation")
    scaled = {
        name: value if name in unitless else value * factor + shift * name.startswith("mean")
        for name, value in KNOWN.items()
    }
    found = change_by_method(*SCORES, method=method, parameters=parameters_of(method), better="higher")
    known = parameters_of(method, scaled)
    other = change_by_method(*(shift + factor * SCORES), method=method, parameters=known, better="higher")
    np.testing.assert_allclose(found["rci"], other["rci"], atol=1e-9)
    assert list(found["verdict"]) == list(other["verdict"])


# What the errors of each index leave out, by hand: of people who did not change, with reliability .8,
# after - r * before has the variance s^2 (1 - r^2) = .36 s^2; EN divides by .20 s^2 and NK by .328 s^2.
CALLED_CHANGED = {"JT": 0.05, "MP": 0.05, "GLN": 0.05, "HLL": 0.05, "EN": 0.1441, "NK": 0.0613}


@pytest.mark.parametrize("method", CALLED_CHANGED)
def test_of_people_who_did_not_change_as_many_are_called_changed_as_the_method_says(method: str) -> None:
    rng, n, sem = np.random.default_rng(20261122), 200_000, 3.0
    true = rng.normal(40, 6, n)
    before, after = (true + rng.normal(0, sem, n) for _ in range(2))
    sd = math.sqrt(6**2 + sem**2)
    known = {"sem": sem, "sem_after": sem, "mean": 40, "mean_after": 40, "sd": sd, "sd_after": sd}
    known |= {"reliability": 0.8, "reliability_after": 0.8}
    found = change_by_method(before, after, method=method, parameters=parameters_of(method, known), better="higher")
    called = float((found["verdict"] != "no_reliable_change").mean())
    assert called == pytest.approx(CALLED_CHANGED[method], abs=4 * math.sqrt(0.15 * 0.85 / n))


def test_an_unknown_method_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="JT: Jacobson-Truax; EN: Edwards-Nunnally"):
        change_by_method([1.0], [2.0], method="jt", parameters=Parameters(sem=1), better="higher")
