from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.psychometrics.invariance_models import STEPS
from mittari.psychometrics.invariance_steps import Invariance
from mittari.statistics.factor_ml import FactorFit

LATENT = pd.DataFrame({"value": [0.25], "se": [0.1], "low": [0.05], "high": [0.45]}, index=pd.Index(["b"]))


def steps(*chi2: float, least: int = 200) -> Invariance:
    """Two groups in which the three models have these chi2 on 4, 7 and 10 degrees of freedom; 208 is none's."""
    figures = zip(STEPS, chi2, (4, 7, 10), strict=True)
    fits = {
        step: FactorFit(np.zeros(1), np.zeros(1), one, df, 220, 12, 400, 2, True, False) for step, one, df in figures
    }
    return Invariance("groups", ("a", "b"), 400, least, 0, fits, LATENT)


def test_what_chance_does_is_told_as_such() -> None:
    # CFI falls by .02, though chi2 rises by 7 on 3 degrees of freedom only.
    found = steps(4, 11, 40)
    table = found.table
    assert table["cfi_change"].to_numpy()[1:] == pytest.approx([-4 / 208, (4 - 30) / 208])
    assert table["p"].to_numpy() == pytest.approx(stats.chi2.sf([4, 7, 29], [4, 3, 3]))
    assert table["flagged"].tolist() == [False, True, True]
    assert found.holds == "metric"
    assert "metric: chi2 11.00" in found.summary()
    assert "worse, but not by more than chance" in found.summary()


@pytest.mark.parametrize(
    ("chi2", "holds", "says"),
    [
        ((4, 7, 10), "scalar", "means and changes over groups may be compared"),
        ((4, 7, 40), "metric", "scalar invariance over groups does not hold: the same score"),
        ((4, 40, 43), "configural", "metric invariance over groups does not hold: a step of the score"),
        ((60, 63, 66), None, "one factor does not fit, so the steps say little"),
    ],
)
def test_how_far_it_holds(chi2: tuple[float, float, float], holds: str | None, says: str) -> None:
    found = steps(*chi2)
    assert found.holds == holds
    assert says in found.summary()
    assert ("b: +0.25 SD (+0.05 to +0.45)" in found.summary()) == (holds == "scalar")


def test_rmsea_that_rises_is_flagged_too() -> None:
    assert steps(4, 7, 19).table["rmsea_change"].iloc[2] > 0.015
    assert steps(4, 7, 19).holds == "metric"


def test_an_improper_model_tells_no_means() -> None:
    found = steps(4, 7, 10)
    wrong = replace(found, fits={**found.fits, "scalar": replace(found.fits["scalar"], improper=True)})
    assert "NOT TO BE TRUSTED" in wrong.summary()
    assert "b: +0.25" not in wrong.summary()
    assert "may be compared" not in wrong.summary()
    assert not wrong.comparable


def test_a_model_that_did_not_come_to_rest_has_no_figures() -> None:
    found = steps(4, 7, 10)
    wrong = replace(found, fits={**found.fits, "configural": replace(found.fits["configural"], converged=False)})
    assert wrong.holds is None
    assert wrong.table.loc["configural", ["chi2", "cfi", "rmsea"]].isna().all()
    words = wrong.summary()
    assert "configural: not told: the search" in words
    assert "metric: chi2 7.00 on 7 degrees of freedom, CFI 1.000, RMSEA 0.000\n" in words
    assert "scalar: chi2 10.00 on 10 degrees of freedom, CFI 1.000, RMSEA 0.000 (change" in words
    assert "NOT TO BE TRUSTED" in words
    assert "nan" not in words


def test_few_people_are_told_only_when_asked_twice() -> None:
    small = steps(4, 7, 10, least=199)
    assert small.below_minimum == ("199 people, 200 are needed",)
    with pytest.raises(InputError, match="199 people"):
        small.summary()
    assert "take it as a hint" in small.summary(even_if_small=True)
