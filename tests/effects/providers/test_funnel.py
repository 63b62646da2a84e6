"""The funnel: R's figures for providers of different case mix, over-dispersion, and what chance alone gives."""

import numpy as np
import pytest

from mittari.effects.providers.case_mix import expected_by_case_mix
from mittari.effects.providers.funnel import Observed, limits, over_dispersion, place_in_funnel
from mittari.effects.providers.intake import read_intake
from mittari.statistics.binomial_limits import binomial_limit
from tests.effects.providers.twenty import drawn, twenty


def observed() -> tuple[Observed, float]:
    clients = read_intake(twenty(), provider="provider", outcome="better", case_mix=["x", "z"])
    chance = expected_by_case_mix(clients).fitted
    return Observed.of(clients.provider, 20, clients.outcome, chance), float(clients.outcome.mean())


def test_r() -> None:
    # R 4.2.2: glm, tapply, quantile; limits by pbeta at sizes that are not whole.
    sums, target = observed()
    assert target == 0.455
    assert sums.observed[:3].tolist() == [11, 10, 4]
    assert sums.z[:3].tolist() == pytest.approx([0.72245522471, 0.62549934185, -2.20504792802], abs=1e-8)
    phi = over_dispersion(sums.z)
    assert phi == pytest.approx(1.4907995812, abs=1e-8)
    effective = sums.effective(target)
    assert effective[:3].tolist() == pytest.approx([22.670643999, 18.474976770, 19.265330166], rel=1e-8)
    plain, wider = (limits(effective, target, one)["low_95"] for one in (0.5, phi))
    assert plain[:3].tolist() == pytest.approx([0.22885267581, 0.20165192162, 0.21032946361], abs=1e-8)
    assert wider[:3].tolist() == pytest.approx([0.17887795289, 0.14566629337, 0.15626142496], abs=1e-8)


def test_without_a_case_mix_limits_are_those_of_the_number_of_clients() -> None:
    outcome = np.repeat([1.0, 0.0, 1.0, 0.0], [10, 20, 25, 5])
    sums = Observed.of(np.repeat([0, 1], 30), 2, outcome, np.full(60, 35 / 60))
    assert sums.effective(35 / 60).tolist() == pytest.approx([30, 30])
    assert sums.adjusted(35 / 60).tolist() == pytest.approx([10 / 30, 25 / 30])
    assert limits(np.array([30.0]), 0.4, 1.0)["high_998"] == binomial_limit(30, 0.4, 0.999)


def test_over_dispersion_by_a_loop() -> None:
    z = np.array([-9.0, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 20, 0.1])
    ordered = sorted(z.tolist())
    low, high = ordered[1], ordered[9]  # eleven values: the tenths lie on the second and the last but one
    loop = sum(min(max(one, low), high) ** 2 for one in ordered) / 11
    assert over_dispersion(z) == pytest.approx(loop, abs=1e-12)
    assert over_dispersion(-z) == pytest.approx(loop, abs=1e-12)
    assert np.isnan(over_dispersion(np.array([])))


def test_places_and_ties() -> None:
    around = {"low_998": 0.1, "low_95": 0.2, "high_95": 0.8, "high_998": 0.9}
    ends = {name: np.full(7, value) for name, value in around.items()}
    rates = np.array([0.05, 0.15, 0.2, 0.5, 0.8, 0.85, 0.95])
    said = ["below 99.8 %", "below 95 %", "within", "within", "within", "above 95 %", "above 99.8 %"]
    assert place_in_funnel(rates, ends).tolist() == said


def test_by_chance_one_of_twenty_lies_outside_whatever_the_case_mix() -> None:
    # Levels do not differ, but who came does, much: limits at the mere number of clients put far more outside.
    frame, _ = drawn(seed=11, providers=1500, sizes=(30, 80), spread=0.0, mix=2.0)
    clients = read_intake(frame, provider="provider", outcome="better", case_mix=["x"])
    sums = Observed.of(clients.provider, 1500, clients.outcome, expected_by_case_mix(clients).fitted)
    target = float(clients.outcome.mean())
    rate = sums.adjusted(target)
    around = limits(sums.effective(target), target, 1.0)
    outside = np.mean(place_in_funnel(rate, around) != "within")
    assert outside == pytest.approx(0.05, abs=0.02)
    assert over_dispersion(sums.z) == pytest.approx(0.679, abs=0.04)  # E min(z^2, 1.2816^2), z normal
    naive = place_in_funnel(rate, limits(clients.sizes.astype(float), target, 1.0)) != "within"
    assert naive.mean() > outside + 0.02
