"""Balance and positivity, against plain loops."""

import numpy as np
import pytest

from mittari.effects.marginal.balance import balance, positivity
from mittari.effects.marginal.weights import path_weights
from mittari.effects.marginal.wide import read_wide
from tests.effects.marginal.three_periods import ASKED, three_periods

FRAME = three_periods()
WIDE = read_wide(FRAME, **ASKED)
WEIGHTS = path_weights(WIDE)


def by_loop(score: list[float], served: list[int], weight: list[float]) -> float:
    means, variances = [], []
    for arm in (1, 0):
        own = [(one, by) for one, a, by in zip(score, served, weight, strict=True) if a == arm]
        means.append(sum(one * by for one, by in own) / sum(by for _, by in own))
        plain = sum(one for one, _ in own) / len(own)
        variances.append(sum((one - plain) ** 2 for one, _ in own) / len(own))
    return (means[0] - means[1]) / ((variances[0] + variances[1]) / 2) ** 0.5


def test_before_and_after_by_loop() -> None:
    found = balance(WIDE, WEIGHTS).reset_index().set_index(["period", "covariate"])
    scores, served = FRAME["L1"].tolist(), FRAME["A1"].tolist()
    given = WEIGHTS.given[:, 1]
    weight = WEIGHTS.factors[:, 0] / np.where(FRAME["A1"] == 1, given, 1 - given)
    assert found.loc[("A1", "L1"), "before"] == pytest.approx(by_loop(scores, served, [1.0] * len(FRAME)), rel=1e-9)
    assert found.loc[("A1", "L1"), "after"] == pytest.approx(by_loop(scores, served, weight.tolist()), rel=1e-9)


def test_weighting_makes_them_alike() -> None:
    many = read_wide(three_periods(4000), **ASKED)
    found = balance(many, path_weights(many))
    assert found["covariate"].tolist() == ["L0", "A0", "L1", "A1", "L2"]
    assert found["before"].abs().min() > 0.15
    assert found["after"].abs().max() < 0.1


def test_a_covariate_that_does_not_vary() -> None:
    rows = read_wide(FRAME.assign(one=1), **ASKED | {"covariates": ["L0+one", "L1", "L2"]})
    found = balance(rows, path_weights(rows))
    assert np.isnan(found.loc[found["covariate"] == "one", ["before", "after"]]).all().all()


def test_positivity() -> None:
    found = positivity(WIDE, WEIGHTS)
    assert found["treated"].tolist() == FRAME[["A0", "A1", "A2"]].sum().tolist()
    assert (found["treated"] + found["untreated"] == len(FRAME)).all()
    assert (found["treated_effective"] < found["treated"]).all()
    assert found.loc["A2", "least_probability"] == WEIGHTS.given[:, 2].min()
    surely = WEIGHTS.given.copy()
    surely[:3, 0] = np.where(WIDE.treated[:3, 0] == 1, 0.001, 0.999)
    unlikely = type(WEIGHTS)(surely, WEIGHTS.overall, WEIGHTS.factors, WEIGHTS.columns)
    assert positivity(WIDE, unlikely)["unlikely"].tolist() == [3, 0, 0]
