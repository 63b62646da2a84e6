"""The change of everybody with a score by likelihood: nlme's figures, and the same as paired where all are there."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.changes import complete_changes
from mittari.change.dropout.likelihood import likelihood_changes
from mittari.errors import InputError
from mittari.statistics.mixed_model import Rows, fit_mixed
from tests.change.dropout.leavers import COLUMNS, expected, made_up, shared_rows, shared_waves
from tests.shared_files import needs_shared


@needs_shared
def test_dropout_is_that_of_nlme() -> None:
    fit = likelihood_changes(shared_waves())
    found = fit.table
    assert fit.se_given_covariance["2"] == pytest.approx(expected()["gls_se"], abs=1e-4)
    assert fit.se_given_covariance["1"] == pytest.approx(0.22298676, abs=1e-5)
    assert found.loc["2", "change"] == pytest.approx(expected()["gls_unstructured"], abs=1e-4)
    # nlme 3.1-162, gls with a tight stop: coef, and above sqrt(diag(vcov)), of the second wave.
    assert found.loc["1", "change"] == pytest.approx(3.76507690, abs=1e-5)
    assert found["people"].tolist() == [800, 800]


@needs_shared
def test_equal_correlations_are_lme4_s_random_intercept() -> None:
    rows = shared_rows().dropna()
    who = pd.factorize(rows[COLUMNS["client"]])[0]
    bend = {"last": (rows["wave"] == 2).to_numpy(dtype=float)}
    fit = fit_mixed(Rows(rows["y"].to_numpy(), rows["wave"].to_numpy(float), who, 800, fixed=bend, slope=False))
    assert 2 * fit.fixed[1] + fit.fixed[2] == pytest.approx(expected()["lmer_ri"], rel=1e-3)


def test_with_everybody_there_it_is_the_paired_change() -> None:
    waves = made_up()
    waves = waves.of(np.all(waves.seen, axis=1))
    pd.testing.assert_frame_equal(
        likelihood_changes(waves).table, complete_changes(waves), rtol=1e-5, check_dtype=False
    )


def test_a_wave_that_copies_another_is_refused() -> None:
    waves = made_up()
    waves.scores[:, 2] = waves.scores[:, 1]
    with pytest.raises(InputError, match=r"waves 1 and 2: all who have both changed alike, .* no error to estimate"):
        likelihood_changes(waves)


def test_a_wave_that_stretches_another_is_refused() -> None:
    waves = made_up()
    waves.scores[:, 2] = 2 * waves.scores[:, 1]
    with pytest.raises(InputError, match=r"did not end|follows from the others"):
        likelihood_changes(waves)
