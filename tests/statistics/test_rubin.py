"""Rubin's rules: mice's figures, and the edges where nothing or everything is missing."""

import json

import numpy as np
import pytest

from mittari.errors import InputError
from mittari.statistics.rubin import pool
from tests.shared_files import ORACLE, needs_shared


@needs_shared
def test_pooling_is_that_of_mice() -> None:
    expected = json.loads((ORACLE / "missing_rtm_wilson.json").read_text())["missing"]
    of_each, rubin = expected["per_imputation"], expected["rubin"]
    found = pool(of_each["q"], of_each["u"], freedom=799)
    ours = [found.value, found.within, found.between, found.total, found.information_missing, found.part_missing]
    theirs = [rubin[name] for name in ("qbar", "ubar", "b", "t", "fmi", "lambda")]
    assert ours == pytest.approx(theirs, abs=1e-9)
    assert found.freedom == pytest.approx(rubin["df"], abs=1e-6)
    assert found.interval() == pytest.approx((expected["mice_lo"], expected["mice_hi"]), abs=1e-9)
    assert found.se == pytest.approx(expected["mice_se"], abs=1e-9)


def test_several_figures_at_once_are_each_alone() -> None:
    rng = np.random.default_rng(3)
    estimates, variances = rng.normal(5, 1, (8, 3)), rng.uniform(1, 2, (8, 3))
    together = pool(estimates, variances, freedom=40)
    for place in range(3):
        alone = pool(estimates[:, place], variances[:, place], freedom=40)
        assert together.value[place] == alone.value
        assert together.freedom[place] == pytest.approx(alone.freedom, rel=1e-12)
        assert together.interval()[0][place] == pytest.approx(alone.interval()[0], rel=1e-12)


def test_with_nothing_missing_the_imputations_are_alike() -> None:
    found = pool([3.0, 3.0, 3.0], [4.0, 4.0, 4.0], freedom=18)
    assert (found.value, found.total, found.part_missing) == (3.0, 4.0, 0.0)
    # Barnard and Rubin's degrees of freedom stay a little below those of complete data: 19 / 21 of them.
    assert found.freedom == pytest.approx(18 * 19 / 21)


def test_more_is_missing_the_more_they_differ() -> None:
    parts = [pool([-spread, 0, spread], [1.0] * 3, freedom=30) for spread in (0.1, 1, 10)]
    assert [round(one.part_missing, 3) for one in parts] == [0.013, 0.571, 0.993]
    assert parts[0].freedom > parts[1].freedom > parts[2].freedom > 0


def test_one_imputation_shows_nothing() -> None:
    with pytest.raises(InputError, match="1 are too few"):
        pool([3.0], [1.0], freedom=10)
