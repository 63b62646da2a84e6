import datetime

import numpy as np
import pytest

from mittari.definitions.norms import Norm
from mittari.psychometrics.distribution import distribution
from tests.psychometrics.answers import PATH

SCORES = np.array([*np.linspace(40, 60, 41), np.nan, np.nan])
STUDENTS = Norm(
    score="mind",
    population="students",
    method="made up",
    sd=20,
    status="published",
    source="made up for this test",
    date=datetime.date(2026, 1, 1),
)


def test_mean_spread_and_ends() -> None:
    found = {one.method: one for one in distribution(PATH.scores["mind"], SCORES, (), even_if_small=False)}
    mean, sd = found["mean and spread"].figures
    assert (mean.value, mean.n) == (50, 41)
    assert sd.value == pytest.approx(np.linspace(40, 60, 41).std(ddof=1))
    assert "2 have no score" in found["mean and spread"].words
    assert [figure.value for figure in found["floor and ceiling"].figures] == [0, 0]
    assert "no SD of other people" in found["range restriction"].words


def test_a_norm_with_another_spread_warns() -> None:
    found = {one.method: one for one in distribution(PATH.scores["mind"], SCORES, [STUDENTS], even_if_small=False)}
    assert "Restricted range" in found["range restriction, students"].words
    others = distribution(PATH.scores["social"], SCORES, [STUDENTS], even_if_small=False)
    assert "range restriction, students" not in {one.method for one in others}


def test_nobody_measured() -> None:
    nothing = np.full(5, np.nan)
    found = list(distribution(PATH.scores["mind"], nothing, [STUDENTS], even_if_small=True))
    assert all(one.figures == () and "0 scores are fewer" in one.words for one in found)
