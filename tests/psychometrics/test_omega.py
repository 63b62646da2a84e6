import json

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.omega import omega, omega_hierarchical
from tests.psychometrics.answers import anxiety, made_up
from tests.shared_files import ORACLE, needs_shared


@needs_shared
def test_anxiety_hierarchical_and_total() -> None:
    expected = json.loads((ORACLE / "psychometrics.json").read_text())["sai_time1_omega"]
    found = omega_hierarchical(anxiety())
    assert found.n == expected["n"]
    assert found.hierarchical == pytest.approx(expected["omega_h"], abs=1e-3)
    assert found.total == pytest.approx(expected["omega_tot"], abs=1e-3)
    assert found.fits


@needs_shared
def test_anxiety_with_one_factor_does_not_fit() -> None:
    found = omega(anxiety())
    # From the loadings of psych's fa(1, fm = "minres").
    assert found.total == pytest.approx(0.912978038661505, abs=1e-4)
    assert not found.fits
    assert "The model does not fit, so don't rely on omega: more than 0.08 of correlation is left." in found.summary()


def test_loadings_that_were_put_in() -> None:
    loadings = np.array([0.8, 0.7, 0.6, 0.5])
    wanted = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    values = exact(wanted)
    assert omega(values).total == pytest.approx(2.6**2 / (2.6**2 + (1 - loadings**2).sum()), abs=1e-6)
    assert omega(values).total > alpha(values).value


def test_equal_loadings_make_omega_alpha() -> None:
    values = exact(np.full((5, 5), 0.4) + 0.6 * np.eye(5))
    assert omega(values).total == pytest.approx(alpha(values).value, abs=1e-6)


def test_a_general_factor_that_was_put_in() -> None:
    groups = np.kron(np.eye(3), np.full((3, 1), 0.7))
    between = np.full((3, 3), 0.49) + 0.51 * np.eye(3)
    common = groups @ between @ groups.T
    wanted = common + np.diag(1 - np.diag(common))
    found = omega_hierarchical(exact(wanted))
    # Each item loads .7 * .7 on the general factor.
    assert found.hierarchical == pytest.approx((9 * 0.49) ** 2 / wanted.sum(), abs=1e-4)


def test_direction_and_scale_do_not_matter() -> None:
    values = made_up()
    found = omega(values).total
    assert omega(7 - values).total == pytest.approx(found, abs=1e-6)
    assert omega(3 + 10 * values).total == pytest.approx(found, abs=1e-6)


@needs_shared
def test_direction_does_not_matter_to_the_general_factor() -> None:
    assert omega_hierarchical(5 - anxiety()).hierarchical == pytest.approx(
        omega_hierarchical(anxiety()).hierarchical, abs=1e-6
    )


def test_refusals() -> None:
    with pytest.raises(InputError, match="with 2 items one factor is not determined"):
        omega(made_up(k=2))
    with pytest.raises(InputError, match="with 5 items a general factor"):
        omega_hierarchical(made_up(k=5))
    with pytest.raises(InputError, match="i2: everybody answered alike"):
        omega(made_up().assign(i2=1.0))


def exact(correlation: np.ndarray, n: int = 150) -> pd.DataFrame:
    """n people whose correlations are exactly these."""
    raw = np.random.default_rng(4).normal(size=(n, len(correlation)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T)).T)
    return pd.DataFrame(white @ np.linalg.cholesky(correlation).T)
