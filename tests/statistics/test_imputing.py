"""Imputation: what was seen stays, what is drawn has the distribution that a regression foretells."""

import numpy as np
import pytest

from mittari.errors import InputError
from mittari.statistics.imputing import imputed, is_monotone

TRUTH = np.array([10.0, 12.0, 15.0])


def scores(people: int, rng: np.random.Generator) -> np.ndarray:
    return TRUTH + rng.normal(0, 3, (people, 1)) + rng.normal(0, 2, (people, 3))


def leave(values: np.ndarray, rng: np.random.Generator, back: bool) -> np.ndarray:
    """People with a low score go away; with `back` some lack a score in the middle only."""
    holes = values.copy()
    gone = rng.random(len(values)) < 1 / (1 + np.exp(values[:, 0] - 10))
    holes[gone, 2] = np.nan
    holes[gone & (rng.random(len(values)) < 0.5), 1] = np.nan
    if back:
        holes[~gone & (rng.random(len(values)) < 0.2), 1] = np.nan
    return holes


def test_monotone() -> None:
    nan = np.nan
    assert is_monotone(np.array([[1, 2, 3], [1, 2, nan], [1, nan, nan]]))
    assert not is_monotone(np.array([[1, nan, 3]]))
    assert not is_monotone(np.array([[nan, 2, 3]]))


@pytest.mark.parametrize("back", [False, True])
def test_the_means_of_all_come_back_where_those_seen_are_too_high(back: bool) -> None:
    rng = np.random.default_rng(5)
    holes = leave(scores(20_000, rng), rng, back)
    assert np.nanmean(holes, axis=0)[2] > TRUTH[2] + 0.8
    filled = imputed(holes, rng)
    # Four errors of a mean of 20,000 with an SD of 3.6, and as much again for what was drawn.
    assert filled.mean(axis=0) == pytest.approx(TRUTH, abs=0.2)
    assert np.cov(filled.T) == pytest.approx(np.full((3, 3), 9) + 4 * np.eye(3), abs=0.6)


def test_what_was_seen_stays_to_the_bit_and_a_seed_repeats() -> None:
    rng = np.random.default_rng(1)
    holes = leave(scores(50, rng), rng, back=True)
    one, again, other = (imputed(holes, np.random.default_rng(seed)) for seed in (7, 7, 8))
    there = ~np.isnan(holes)
    assert np.array_equal(one[there], holes[there])
    assert np.array_equal(one, again)
    assert not np.isnan(one).any()
    assert (one[~there] != other[~there]).all()


def test_draws_of_one_person_have_the_spread_of_a_prediction() -> None:
    # The textbook variance of a new value at x: s2 (n - p) / (n - p - 2) (1 + 1/n + (x - mean)^2 / Sxx).
    rng = np.random.default_rng(2)
    x = np.append(rng.normal(0, 1, 12), 2.0)
    y = np.append(1 + x[:12] + rng.normal(0, 1, 12), np.nan)
    draws = np.array([imputed(np.column_stack([x, y]), rng)[12, 1] for _ in range(6000)])
    seen, slope = x[:12], np.polyfit(x[:12], y[:12], 1)
    error = np.square(y[:12] - np.polyval(slope, seen)).sum() / 10
    spread = error * 10 / 8 * (1 + 1 / 12 + (2 - seen.mean()) ** 2 / np.square(seen - seen.mean()).sum())
    assert draws.mean() == pytest.approx(np.polyval(slope, 2.0), abs=4 * np.sqrt(spread / 6000))
    assert draws.var() == pytest.approx(spread, rel=0.12)


def test_too_few_to_learn_from() -> None:
    with pytest.raises(InputError, match="column 2: 2 people have it"):
        imputed(np.array([[1.0, 2.0], [2.0, 3.0], [3.0, np.nan]]), np.random.default_rng(1))
    with pytest.raises(InputError, match="column 1: 0 people have it"):
        imputed(np.array([[np.nan, 2.0], [np.nan, 3.0], [np.nan, 4.0]]), np.random.default_rng(1))


def test_a_column_that_follows_from_another_does_no_harm() -> None:
    rng = np.random.default_rng(1)
    holes = leave(scores(60, rng), rng, back=False)
    doubled = np.column_stack([np.full(60, 5.0), holes[:, 0], 3 - 2 * holes[:, 0], holes[:, 2]])
    means = np.array([imputed(doubled, rng)[:, 3].mean() for _ in range(300)])
    plain = np.array([imputed(holes[:, [0, 2]], rng)[:, 1].mean() for _ in range(300)])
    assert means.mean() == pytest.approx(plain.mean(), abs=4 * plain.std() * np.sqrt(2 / 300))
    assert means.std() == pytest.approx(plain.std(), rel=0.25)
