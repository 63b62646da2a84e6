"""Effects in words: least sizes, what is told of each service, and what is not."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.effects.multiple_membership import path_effects
from mittari.effects.path_effects import PathEffects, member_table
from mittari.errors import InputError
from tests.effects.courses import courses


@pytest.fixture(name="found", scope="module")
def fitted() -> PathEffects:
    return path_effects(*courses())


def with_reliability(found: PathEffects, values: list[float]) -> PathEffects:
    assert found.services is not None
    table = pd.concat([found.services] * 2).assign(reliability=values).set_axis(list("abcdefghij"))
    return replace(found, services=table.rename_axis("service"))


def test_few_services_are_told_only_when_asked_twice(found: PathEffects) -> None:
    with pytest.raises(InputError, match="5 services, 10 are needed"):
        found.summary()
    assert "TOO LITTLE, take it as a hint: 5 services" in found.summary(even_if_small=True)


def test_few_clients_are_too_few() -> None:
    below = path_effects(*courses(clients=40)).below_minimum
    assert below[0] == "40 clients, 50 are needed"


def test_a_service_of_which_little_is_known_is_not_told(found: PathEffects) -> None:
    said = with_reliability(found, [0.9, 0.6, 0.4, 0.2, 0.9] * 2).summary()
    assert "  a: " in said
    assert "  c: " not in said
    assert said.count("uncertain: much shrunk") == 2
    assert "4 more are not told" in said
    assert "association" in said
    assert "does not rank" in said


def test_none_is_told_where_nothing_is_known_of_any(found: PathEffects) -> None:
    said = with_reliability(found, [0.1] * 10).summary()
    assert "None of the 10 services is told: too little is known" in said
    assert "Points of services" not in said


def test_three_units_of_time(found: PathEffects) -> None:
    ten = with_reliability(found, [0.9] * 10)
    assert ten.services is not None
    assert f"  a: {3 * ten.services['effect'].to_numpy()[0]:.2f} (" in ten.summary()


def test_an_unfinished_fit_says_so(found: PathEffects) -> None:
    bad = replace(found, fit=replace(found.fit, converged=False, singular=True))
    said = bad.summary(even_if_small=True)
    assert "NOT CONVERGED" in said
    assert "SINGULAR" in said


def test_the_ratio_at_the_edge(found: PathEffects) -> None:
    # Half of chi-squared with 1 degree of freedom: 2.7055 is its 90 % point, and so the mixture's 95 % point.
    ratio = replace(found, criterion_without=found.fit.criterion + 2.705543)
    assert ratio.p_no_difference == pytest.approx(0.05, abs=1e-6)
    assert replace(found, criterion_without=found.fit.criterion).p_no_difference == 1
    two = replace(ratio, fit=replace(found.fit, variances=(1.0, 1.0)))
    assert two.p_no_difference == pytest.approx((0.1 + np.exp(-2.705543 / 2)) / 2, abs=1e-6)


def test_table() -> None:
    effect, effect_se, blup, se = (np.array([one]) for one in (1.0, 0.2, 0.5, 0.3))
    row = member_table(pd.Index(["a"]), np.array([7]), effect, effect_se, blup, se, 0.25).loc["a"]
    assert row["reliability"] == pytest.approx(1 - 0.09 / 0.25)
    assert [row["low"], row["high"]] == pytest.approx([1 - 1.959964 * 0.2, 1 + 1.959964 * 0.2])


def test_an_interval_from_few_services_is_wider(found: PathEffects) -> None:
    # The 97.5 % point of t with 4 degrees of freedom, from a printed table.
    assert found.services is not None
    half = (found.services["high"] - found.services["effect"]) / found.services["effect_se"]
    assert half.tolist() == pytest.approx([2.776445] * 5, abs=1e-6)
