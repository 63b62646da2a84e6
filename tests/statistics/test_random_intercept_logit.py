"""Groups with levels of their own: lme4's figures, a plain integral of each group, and data without any difference."""

import numpy as np
import pytest
from scipy import integrate

from mittari.statistics.logistic import logistic
from mittari.statistics.random_intercept_logit import RandomIntercepts, random_intercept_logit

People = tuple[np.ndarray, np.ndarray, np.ndarray]


def people(spread: float = 0.9) -> People:
    """400 people of 20 groups by a rule, so that R can be given the same: outcome, columns x and z, group."""
    i = np.arange(400)
    group = (i * 7) % 20
    columns = np.column_stack([((i * 37) % 101) / 50 - 1, i % 3 == 0]).astype(float)
    line = -0.3 + columns @ np.array([0.8, 0.5]) + spread * np.sin(group * 2.3)
    return ((((i * 61) % 97 + 0.5) / 97) < 1 / (1 + np.exp(-line))).astype(float), columns, group


def fitted(outcome: np.ndarray, columns: np.ndarray, group: np.ndarray) -> RandomIntercepts:
    return random_intercept_logit(outcome, columns, group, int(group.max()) + 1, logistic(outcome, columns))


@pytest.fixture(name="found", scope="module")
def of_all() -> RandomIntercepts:
    return fitted(*people())


def test_lme4(found: RandomIntercepts) -> None:
    # lme4 1.1-31: glmer(y ~ x + z + (1 | g), binomial, nAGQ = 25), bobyqa with rhoend 1e-9; logLik(glm(y ~ x + z)).
    assert found.coefficients.tolist() == pytest.approx([-0.3551631006, 0.5372496849, 0.4842512852], abs=1e-6)
    assert found.sd == pytest.approx(0.4240792955, abs=1e-6)
    assert found.log_likelihood == pytest.approx(-266.559637453, abs=1e-7)
    assert found.log_likelihood_without == pytest.approx(-268.659124069, abs=1e-7)
    # ranef gives the likeliest level, not the mean: a little further from 0 or nearer to it.
    modes = [0.1559589537, 0.1353489114, -0.4729438985, 0.1539964706, 0.1785416025, -0.3800996862, 0.4440468369]
    assert found.effects[:7].tolist() == pytest.approx(modes, abs=0.01)
    assert found.effect_sd[:3].tolist() == pytest.approx([0.31201397, 0.30934217, 0.31671898], abs=0.003)
    assert found.converged
    assert not found.singular


def test_each_group_is_a_plain_integral(found: RandomIntercepts) -> None:
    outcome, columns, group = people()
    line = found.coefficients[0] + columns @ found.coefficients[1:]
    for place in (0, 2, 19):
        own = group == place

        def height(level: float, power: int, own: np.ndarray = own) -> float:
            total = line[own] + level
            chance = np.where(outcome[own] == 1, 1, np.exp(-total)) / (1 + np.exp(-total))
            return float(chance.prod() * np.exp(-((level / found.sd) ** 2) / 2) * level**power * 1e6)

        area, first, second = (integrate.quad(height, -4, 4, (power,), epsabs=1e-13)[0] for power in range(3))
        assert found.effects[place] == pytest.approx(first / area, abs=1e-6)
        assert found.effect_sd[place] == pytest.approx(np.sqrt(second / area - (first / area) ** 2), abs=1e-6)


def test_nothing_between_groups_is_said() -> None:
    outcome, columns, group = people(spread=0)
    found = fitted(outcome, columns, group)
    assert found.singular
    assert found.sd == 0
    assert found.effects.tolist() == [0] * 20
    assert found.log_likelihood == found.log_likelihood_without
    assert found.coefficients.tolist() == logistic(outcome, columns).coefficients.tolist()


def test_units_and_order_change_nothing(found: RandomIntercepts) -> None:
    outcome, columns, group = people()
    other = np.random.default_rng(3).permutation(400)
    moved = fitted(outcome[other], (columns * [1000, 1])[other], (19 - group)[other])
    assert moved.sd == pytest.approx(found.sd, abs=1e-6)
    assert moved.coefficients[1] == pytest.approx(found.coefficients[1] / 1000, rel=1e-5)
    assert moved.effects[::-1].tolist() == pytest.approx(found.effects.tolist(), abs=1e-6)


def test_failures_instead_of_successes_mirror_it(found: RandomIntercepts) -> None:
    outcome, columns, group = people()
    mirrored = fitted(1 - outcome, columns, group)
    assert mirrored.effects.tolist() == pytest.approx((-found.effects).tolist(), abs=1e-6)


def test_without_columns_and_with_groups_of_one() -> None:
    outcome, _, group = people()
    group = np.where(group > 15, 20 + np.arange(400), group)
    _, group = np.unique(group, return_inverse=True)
    found = fitted(outcome, np.empty((400, 0)), group)
    assert np.isfinite(found.effects).all()
    assert found.effect_sd[group[-1]] > found.effect_sd[0]


def test_levels_far_apart_keep_their_sd() -> None:
    rng = np.random.default_rng(5)
    group = np.repeat(np.arange(150), 30)
    outcome = (rng.random(4500) < 1 / (1 + np.exp(-2.5 * rng.normal(0, 1, 150)[group]))).astype(float)
    assert fitted(outcome, np.empty((4500, 0)), group).sd == pytest.approx(2.5, abs=0.35)


@pytest.mark.parametrize("seed", [0, 2, 5, 9])
def test_no_sd_does_better_than_the_one_found(seed: int) -> None:
    # Along the sd the likelihood is flat at 0, where a climb may stop though there is a hill beside it.
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(30), rng.integers(10, 80, 30))
    columns = rng.normal(0, 1, (len(group), 1)) + rng.normal(0, 1, (30, 1))[group]
    outcome = (rng.random(len(group)) < 1 / (1 + np.exp(-0.6 * columns[:, 0]))).astype(float)
    plain = logistic(outcome, columns)
    found = random_intercept_logit(outcome, columns, group, 30, plain)
    line = plain.coefficients[0] + columns @ plain.coefficients[1:]
    points, weights = np.polynomial.hermite_e.hermegauss(60)
    best = -np.inf
    for sd in np.linspace(0.02, 0.6, 30):
        total = line[:, None] + sd * points
        each = outcome[:, None] * total - np.log1p(np.exp(total))
        groups = np.array([np.bincount(group, column) for column in each.T]).T
        best = max(best, np.log(np.exp(groups) @ weights / np.sqrt(2 * np.pi)).sum())
    assert found.converged
    assert found.log_likelihood >= best - 1e-6


def test_the_error_of_the_sd_widens_what_is_known(found: RandomIntercepts) -> None:
    assert (found.effect_error > found.effect_sd).all()
    # With fifty times as many people there is hardly any error left to add.
    many = fitted(*[np.tile(part, (50, 1)) if part.ndim == 2 else np.tile(part, 50) for part in people()])
    assert many.effect_error == pytest.approx(many.effect_sd, rel=0.01)
