"""Shrunken rates: R's plain mean, reliability of alike clients, and nearer to the truth than crude ones."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.effects.providers.case_mix import expected_by_case_mix
from mittari.effects.providers.intake import Intake, read_intake
from mittari.effects.providers.shrinkage import Shrunken, shrunken_rates
from tests.effects.providers.twenty import drawn, twenty


def shrunken(frame: pd.DataFrame, *case_mix: str) -> tuple[Intake, Shrunken]:
    clients = read_intake(frame, provider="provider", outcome="better", case_mix=case_mix)
    return clients, shrunken_rates(clients, expected_by_case_mix(clients))


def test_r() -> None:
    _, found = shrunken(twenty(), "x", "z")
    # R 4.2.2: mean(plogis(b0 + b1 x + b2 z + u)) with glmer's coefficients and the seventh group's level.
    assert found.rate[6] == pytest.approx(0.56062931499, abs=1e-6)
    assert found.p_no_difference == pytest.approx(stats.chi2.sf(2 * (268.659124069 - 266.559637453), 1) / 2, abs=1e-6)
    assert (found.low < found.rate).all()
    assert (found.rate < found.high).all()


def test_reliability_is_that_of_the_number_of_clients() -> None:
    frame, _ = drawn(seed=5, providers=200, sizes=(5, 200), spread=0.5, mix=0.0)
    clients, found = shrunken(frame)
    ratio = found.fit.sd**2 * 0.24  # ICC / (1 - ICC) where each client's variance on the logit is 1 / (p (1 - p))
    assert found.reliability == pytest.approx(clients.sizes / (clients.sizes + 1 / ratio), abs=0.06)


def test_an_interval_holds_what_is_true() -> None:
    frame, level = drawn(seed=6, providers=300, sizes=(10, 60), spread=0.6, mix=0.8)
    _, found = shrunken(frame, "x")
    everybody = np.array([np.mean(1 / (1 + np.exp(-(0.8 * frame["x"] + one)))) for one in level])
    assert np.mean((found.low <= everybody) & (everybody <= found.high)) == pytest.approx(0.95, abs=0.04)


def test_shrunken_rates_order_providers_better_than_crude_ones() -> None:
    gains, adjusting = [], []
    for seed in range(8):
        frame, level = drawn(seed, providers=60, sizes=(5, 150), spread=0.4, mix=0.6)
        clients, found = shrunken(frame, "x")
        observed = np.bincount(clients.provider, clients.outcome)
        expected = np.bincount(clients.provider, expected_by_case_mix(clients).fitted)
        kinds = (found.rate, observed / expected, observed / clients.sizes)
        best, ratio, crude = (stats.spearmanr(one, level).statistic for one in kinds)
        gains.append(best - ratio)
        adjusting.append(ratio - crude)
    assert np.mean(gains) > 0.01
    assert np.mean(adjusting) > 0.1


def test_providers_that_do_not_differ() -> None:
    clients, found = shrunken(twenty().assign(provider=np.arange(400) % 2), "x")
    assert found.fit.singular
    assert found.reliability.tolist() == [0, 0]
    assert found.p_no_difference == 1
    assert np.isnan([found.low, found.high]).all()
    assert found.rate == pytest.approx([clients.outcome.mean()] * 2, abs=1e-6)


def test_one_provider() -> None:
    _, found = shrunken(twenty().assign(provider="only"), "x")
    assert found.fit.singular
    assert found.rate == pytest.approx([0.455], abs=1e-6)
