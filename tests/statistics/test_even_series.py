"""One series with AR(1) errors: R's figures, and a plain matrix."""

import json

import numpy as np
import pandas as pd
import pytest

from mittari.statistics.even_series import fit_plain, fit_series, is_identified
from tests.shared_files import DATA, ORACLE, needs_shared


def belts() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    frame = pd.read_csv(DATA / "datasets_Seatbelts.csv")
    months = [(frame["month"] == month).astype(float) for month in range(2, 13)]
    design = np.column_stack([np.ones(len(frame)), frame["t"], frame["post"], frame["tpost"], *months])
    return np.log(frame["drivers"].to_numpy()), design, frame["t"].to_numpy()


def wave(size: int = 40, phi: float = 0.6, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    errors = [rng.normal()]
    for _ in range(size - 1):
        errors.append(phi * errors[-1] + rng.normal() * np.sqrt(1 - phi**2))
    steps = np.arange(size)
    return 3 + 0.1 * steps + errors, np.column_stack([np.ones(size), steps]), steps


@needs_shared
def test_seatbelts_are_those_of_r() -> None:
    values, design, steps = belts()
    found, plain = fit_series(values, design, steps), fit_plain(values, design, 12)
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["its_seatbelts"]
    assert found.value[1:4] == pytest.approx(list(expected["gls_ar1"].values()), abs=1e-6)
    assert found.se[1:4] == pytest.approx(list(expected["gls_se"].values()), abs=1e-6)
    assert found.phi == pytest.approx(expected["phi"], abs=1e-6)
    # R 4.2.2, nlme 3.1-162: -2 * logLik(gls(log(drivers) ~ t + post + tpost + month, correlation = corAR1(~1)))
    assert found.criterion == pytest.approx(-360.774266142, abs=1e-6)
    assert found.sigma == pytest.approx(0.0883480659, rel=1e-6)
    assert plain.value[1:4] == pytest.approx(list(expected["ols"].values()), abs=1e-9)
    assert plain.se[1:4] == pytest.approx(list(expected["se_ols"].values()), abs=1e-9)
    assert plain.se_newey_west[1:4] == pytest.approx(list(expected["se_nw12"].values()), abs=1e-9)
    assert plain.durbin_watson == pytest.approx(expected["DW"], abs=1e-9)


@needs_shared
def test_gaps_are_those_of_r() -> None:
    values, design, steps = belts()
    kept = ~np.isin(steps, [5, 6, 40, 100, 171])
    found = fit_series(values[kept], design[kept, :4], steps[kept])
    # gls(log(drivers) ~ t + post + tpost, correlation = corAR1(form = ~t)) without these five months.
    assert found.value == pytest.approx(
        [7.512164120283, -0.000883225246608, -0.372778660283, 0.0169828866151], rel=1e-6
    )
    errors = [0.046842273159081, 0.000472099891075, 0.100105981539846, 0.00735460649562]
    assert found.se == pytest.approx(errors, rel=1e-6)
    assert (found.phi, found.criterion) == pytest.approx((0.6375412683, -257.075705709), rel=1e-6)


def by_matrix(phi: float, values: np.ndarray, design: np.ndarray, steps: np.ndarray) -> tuple[float, np.ndarray]:
    """-2 log REML likelihood and coefficients by the whole matrix of correlations."""
    r = phi ** np.abs(np.subtract.outer(steps, steps))
    information = design.T @ np.linalg.solve(r, design)
    value = np.linalg.solve(information, design.T @ np.linalg.solve(r, values))
    left, free = values - design @ value, len(values) - design.shape[1]
    sigma2 = left @ np.linalg.solve(r, left) / free
    logs = np.linalg.slogdet(r)[1] + np.linalg.slogdet(information)[1]
    return free * (1 + np.log(2 * np.pi * sigma2)) + logs, value


@pytest.mark.parametrize("phi", [0.6, -0.5])
def test_the_best_phi_by_the_whole_matrix(phi: float) -> None:
    values, design, steps = wave(phi=phi)
    steps = steps + (steps > 20) * 3
    found = fit_series(values, design, steps)
    criterion, value = by_matrix(found.phi, values, design, steps)
    assert found.criterion == pytest.approx(criterion, abs=1e-8)
    assert found.value == pytest.approx(value, rel=1e-9)
    others = [by_matrix(one, values, design, steps)[0] for one in np.linspace(-0.99, 0.99, 199)]
    assert found.criterion <= min(others) + 1e-9


def test_intervals_hold_the_error_of_phi() -> None:
    values, design, steps = wave()
    low, high = fit_series(values, design, steps).interval(np.array([[0.0, 1]]))
    rng = np.random.default_rng(8)
    grid, drawn = np.linspace(-0.995, 0.995, 200), []
    fits = [by_matrix(phi, values, design, steps) for phi in grid]
    likely = np.exp(-(np.array([one[0] for one in fits]) - min(one[0] for one in fits)) / 2)
    for place in rng.choice(200, 4000, p=likely / likely.sum()):
        r = grid[place] ** np.abs(np.subtract.outer(steps, steps))
        left = values - design @ fits[place][1]
        spread = np.linalg.inv(design.T @ np.linalg.solve(r, design))[1, 1] * (left @ np.linalg.solve(r, left)) / 38
        drawn.append(fits[place][1][1] + np.sqrt(spread) * rng.standard_t(38))
    width = high[0] - low[0]
    assert [low[0], high[0]] == pytest.approx(np.quantile(drawn, [0.025, 0.975]).tolist(), abs=0.1 * width)
    assert np.mean((drawn > low[0]) & (drawn < high[0])) == pytest.approx(0.95, abs=0.0104)


def test_a_walk_has_errors_that_hardly_fade() -> None:
    walk = np.cumsum(np.random.default_rng(3).normal(0, 1, 300))
    assert fit_series(walk, np.ones((300, 1)), np.arange(300)).phi > 0.95


def test_plain_errors_by_hand() -> None:
    values = np.array([1.0, 3, 2, 5])
    found = fit_plain(values, np.ones((4, 1)), 1)
    left = values - 2.75
    assert found.se[0] == pytest.approx(np.sqrt((left**2).sum() / 3 / 4))
    # Newey-West: (sum e^2 + 2 * (1 - 1/2) * sum of neighbours' products) / n^2, times n / (n - 1).
    whole = (left**2).sum() + (left[1:] * left[:-1]).sum()
    assert found.se_newey_west[0] == pytest.approx(np.sqrt(whole / 16 * 4 / 3))
    assert found.durbin_watson == pytest.approx((4 + 1 + 9) / (left**2).sum())


def test_identified() -> None:
    one, two = np.ones(5), np.arange(5.0)
    assert is_identified(np.column_stack([one, 1e6 * two]))
    assert not is_identified(np.column_stack([one, two, 2 * two + 3]))
    assert not is_identified(np.column_stack([one, two * 0]))
    assert not is_identified(np.ones((1, 2)))
