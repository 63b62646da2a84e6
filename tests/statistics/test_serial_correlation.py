"""Errors that hang together in time, against nlme and against the whole covariance matrix."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from mittari.errors import InputError
from mittari.statistics.mixed_model import Rows, fit_mixed
from mittari.statistics.serial_correlation import fit_serial
from mittari.statistics.whitened import Serial
from tests.shared_files import DATA, ORACLE, needs_shared
from tests.statistics.dense import criterion_of

# R 4.2.2, nlme 3.1-162, sleepstudy without the rows whose (number * 7) %% 5 is 0:
# lme(Reaction ~ Days, random = ~Days | Subject, correlation = corCAR1(form = ~Days | Subject), method = ...)
NLME = {
    True: {
        "criterion": 1388.867125,
        "phi": 0.2214834,
        "sigma": 26.015513,
        "fixed": [253.43530465, 10.02500321],
        "se": [6.958273880, 1.700110823],
        "covariance": [517.52336, 11.36064, 37.28372],
        "effects": [[4.2374186, -35.1497155], [7.3848339, -9.2628321]],
    },
    False: {
        "criterion": 1397.375066,
        "phi": 0.2227227,
        "sigma": 26.030526,
        "fixed": [253.43738704, 10.02496804],
        "se": [6.761992986, 1.652113217],
        "covariance": [468.0968, 14.17590, 34.35072],
        "effects": [[4.8723529, -34.6058015], [7.2223378, -9.2834117]],
    },
}


def sleepstudy() -> Rows:
    data = pd.read_csv(DATA / "lme4_sleepstudy.csv")
    data = data[(np.arange(1, 181) * 7) % 5 != 0].sample(frac=1, random_state=1)
    codes, names = pd.factorize(data["Subject"], sort=True)
    return Rows(data["Reaction"].to_numpy(float), data["Days"].to_numpy(float), codes, len(names))


def orthodont() -> Rows:
    data = pd.read_csv(DATA / "nlme_Orthodont.csv")
    codes, names = pd.factorize(data["Subject"])
    age, girl = data["age"].to_numpy(float) - 11, (data["Sex"] == "Female").to_numpy(float)
    fixed = {"girl": girl, "age_girl": age * girl}
    return Rows(data["distance"].to_numpy(float), age, codes, len(names), fixed, slope=False)


def made_up(phi: float, clients: int = 150, waves: int = 6, seed: int = 4) -> Rows:
    """Uneven times and errors that correlate by phi a unit of time."""
    rng = np.random.default_rng(seed)
    client, gap = np.repeat(np.arange(clients), waves), rng.uniform(0.3, 2, (clients, waves))
    time, error = gap.cumsum(axis=1), rng.normal(0, 1, (clients, waves))
    for wave in range(1, waves):
        r = phi ** gap[:, wave]
        error[:, wave] = r * error[:, wave - 1] + np.sqrt(1 - r**2) * error[:, wave]
    own = rng.normal(0, 1, (2, clients, 1)) * np.array([3, 0.4])[:, None, None]
    score = 50 + own[0] + (0.5 + own[1]) * time + 2 * error
    return Rows(score.ravel(), time.ravel(), client, clients)


@needs_shared
@pytest.mark.parametrize("reml", [True, False])
def test_car1_on_uneven_times_is_that_of_nlme(reml: bool) -> None:
    expected, found = NLME[reml], fit_serial(sleepstudy(), "car1", reml)
    fit = found.fit
    assert fit.criterion == pytest.approx(expected["criterion"], abs=1e-4)
    assert fit.criterion <= expected["criterion"] + 1e-6  # type: ignore[operator]
    assert found.correlation == pytest.approx(expected["phi"], rel=5e-3)
    assert fit.sigma == pytest.approx(expected["sigma"], rel=1e-3)
    assert fit.fixed == pytest.approx(expected["fixed"], rel=1e-4)
    assert fit.se == pytest.approx(expected["se"], rel=1e-3)
    assert fit.client_covariance[[0, 0, 1], [0, 1, 1]] == pytest.approx(expected["covariance"], rel=1e-2)
    assert fit.client_effects[:, :2] == pytest.approx(np.array(expected["effects"]), rel=5e-3)
    assert (fit.converged, fit.singular) == (True, False)
    assert found.criterion_independent == fit_mixed(sleepstudy(), reml).criterion > fit.criterion
    # nlme without the correlation: 1391.369444 (REML), 1399.903551 (ML); half of the tail of chi-squared.
    assert found.p_independent == pytest.approx(0.056839 if reml else 0.055904, rel=1e-3)


@needs_shared
def test_ar1_by_visits_is_that_of_nlme() -> None:
    expected = json.loads((ORACLE / "mixed_models.json").read_text())["Orthodont_ar1"]
    found = fit_serial(orthodont(), "ar1")
    fixed, se = (np.array(list(expected[name].values())) for name in ("fixef", "se"))
    assert found.fit.criterion == pytest.approx(-2 * expected["logLik"], abs=1e-5)
    assert found.correlation == pytest.approx(expected["cor_par"]["Phi"], abs=1e-4)
    assert found.fit.fixed == pytest.approx(fixed, rel=1e-5)
    assert found.fit.se == pytest.approx(se, rel=1e-3)
    assert found.fit.sigma == pytest.approx(expected["sigma"], rel=1e-4)
    level = float(expected["varcorr"]["(Intercept)"]["Variance"])
    assert found.fit.client_covariance[0, 0] == pytest.approx(level, rel=1e-3)
    assert found.p_independent > 0.5


@pytest.mark.parametrize("kind", ["car1", "ar1"])
@pytest.mark.parametrize("reml", [True, False])
def test_the_criterion_is_that_of_the_whole_covariance(kind: Serial, reml: bool) -> None:
    rows = made_up(0.5, clients=30)
    found = fit_serial(rows, kind, reml)
    apart = np.abs(rows.time[:, None] - rows.time)
    if kind == "ar1":
        visit = np.tile(np.arange(6), 30)
        apart = np.abs(visit[:, None] - visit)
    own = np.column_stack([np.ones(len(rows.score)), rows.time])
    errors = found.fit.sigma**2 * found.correlation**apart
    whole = (own @ found.fit.client_covariance @ own.T + errors) * (rows.client[:, None] == rows.client)
    assert found.fit.criterion == pytest.approx(criterion_of(rows, whole, reml), abs=1e-6)
    x, inverse = own, np.linalg.inv(whole)
    covariance = np.linalg.inv(x.T @ inverse @ x)
    fixed = covariance @ x.T @ inverse @ rows.score
    assert found.fit.fixed == pytest.approx(fixed, rel=1e-6)
    assert found.fit.fixed_covariance == pytest.approx(covariance, rel=2e-2 if reml else 0.1)
    one = rows.client == 3
    z, blocks = own[one], np.linalg.inv(whole[np.ix_(one, one)])
    gain = found.fit.client_covariance @ z.T @ blocks
    assert found.fit.client_effects[:, 3] == pytest.approx(gain @ (rows.score[one] - z @ fixed), rel=1e-5)
    left = found.fit.client_covariance - gain @ z @ found.fit.client_covariance
    assert found.fit.client_se[:, 3] == pytest.approx(np.sqrt(np.diag(left)), rel=1e-5)


def test_a_correlation_that_is_there_is_found() -> None:
    found = fit_serial(made_up(0.5, clients=600), "car1")
    assert found.fit.converged
    assert found.correlation == pytest.approx(0.5, abs=0.1)
    assert found.fit.sigma == pytest.approx(2, rel=0.1)
    assert found.p_independent < 1e-4


def test_independent_errors_stay_independent() -> None:
    found = fit_serial(made_up(0.0, clients=300), "car1")
    assert found.correlation < 0.2
    assert found.p_independent > 0.02


def test_units_of_time_and_score_change_nothing_but_units() -> None:
    rows = made_up(0.5)
    other = replace(rows, time=rows.time * 30.4375, score=100 - 3 * rows.score)
    one, two = fit_serial(rows, "car1"), fit_serial(other, "car1")
    assert two.correlation**30.4375 == pytest.approx(one.correlation, rel=1e-3)
    assert two.fit.fixed[1] == pytest.approx(-3 * one.fit.fixed[1] / 30.4375, rel=1e-5)
    assert two.p_independent == pytest.approx(one.p_independent, rel=1e-2)
    likelihoods = [fit_serial(one, "car1", reml=False).fit.criterion for one in (rows, other)]
    assert likelihoods[1] - likelihoods[0] == pytest.approx(2 * len(rows.score) * np.log(3), abs=1e-4)


def test_few_waves_can_t_tell_slope_and_correlation_apart() -> None:
    client, time = np.repeat(np.arange(40), 3), np.tile([0.0, 1.0, 2.0], 40)
    rng = np.random.default_rng(3)
    found = fit_serial(Rows(rng.normal(50, 5, 120) + rng.normal(0, 5, 40)[client], time, client, 40), "car1")
    assert found.fit.singular or not found.fit.converged


def test_memberships_are_refused() -> None:
    rows = replace(made_up(0.2, clients=20), members=[sparse.csr_array(np.ones((120, 2)))])
    with pytest.raises(InputError, match="can't be in one model"):
        fit_serial(rows, "car1")
