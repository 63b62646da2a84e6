"""Factor solutions against R's psych, to 1e-3, and against what was put in."""

import json

import numpy as np
import pytest

from mittari.statistics.minres import minres, oblimin
from tests.psychometrics.answers import anxiety, big_five
from tests.shared_files import ORACLE, needs_shared


@needs_shared
def test_two_factors_of_anxiety() -> None:
    expected = json.loads((ORACLE / "psychometrics.json").read_text())["sai_fa2"]
    found = minres(anxiety().corr().to_numpy(), 2)
    assert found.converged
    assert not found.improper
    h2 = dict(zip(anxiety(), found.communalities, strict=True))
    assert h2 == pytest.approx({name: expected["h2"][name] for name in h2}, abs=1e-3)


@needs_shared
def test_the_rotation_of_two_factors_of_anxiety() -> None:
    expected = json.loads((ORACLE / "psychometrics.json").read_text())["sai_fa2"]
    rotated, between = oblimin(minres(anxiety().corr().to_numpy(), 2).loadings)
    wanted = np.array([[row["MR1"], row["MR2"]] for row in expected["loadings"]])
    # Up to sign and the order of the factors.
    order = [0, 1] if abs(rotated[:, 0] @ wanted[:, 0]) > abs(rotated[:, 1] @ wanted[:, 0]) else [1, 0]
    assert np.abs(rotated[:, order]) == pytest.approx(np.abs(wanted), abs=1e-3)
    assert abs(between[0, 1]) == pytest.approx(abs(expected["Phi"][0][1]), abs=1e-3)


@needs_shared
def test_five_factors_of_personality() -> None:
    expected = json.loads((ORACLE / "psychometrics.json").read_text())["bfi_fa5"]["communality"]
    answers = big_five("A").join([big_five(letter) for letter in "CENO"])
    h2 = dict(zip(answers, minres(answers.corr().to_numpy(), 5).communalities, strict=True))
    assert h2 == pytest.approx({name: expected[name] for name in h2}, abs=1e-3)


def test_loadings_that_were_put_in_are_found() -> None:
    loadings = np.array([[0.8], [0.7], [0.6], [0.5]])
    correlation = loadings @ loadings.T + np.diag(1 - loadings.ravel() ** 2)
    found = minres(correlation, 1)
    assert found.loadings == pytest.approx(loadings, abs=1e-6)
    assert found.residual == pytest.approx(0, abs=1e-7)


def test_a_simple_structure_is_rotated_back() -> None:
    loadings = np.kron(np.eye(2), np.array([[0.8], [0.7], [0.6]]))
    between = np.array([[1, 0.4], [0.4, 1]])
    common = loadings @ between @ loadings.T
    rotated, found = oblimin(minres(common + np.diag(1 - np.diag(common)), 2).loadings)
    assert np.sort(np.abs(rotated).max(axis=1)) == pytest.approx([0.6, 0.6, 0.7, 0.7, 0.8, 0.8], abs=1e-4)
    assert abs(found[0, 1]) == pytest.approx(0.4, abs=1e-4)


def test_an_improper_solution_says_so() -> None:
    # r12 * r13 / r23 is above 1: the first variable would be explained by more than all of it.
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    assert minres(correlation, 1).improper
