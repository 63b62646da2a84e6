"""Weights of paths: by counting where history is a few groups, and periods that can't be weighted."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.marginal.weights import effective_size, path_weights, truncated
from mittari.effects.marginal.wide import Wide, read_wide
from mittari.errors import InputError
from tests.effects.marginal.three_periods import ASKED, three_periods

# Counts by (low, served): 4 in 6 of those low were served, and 1 in 4 of the others.
FEW = pd.DataFrame({"low": [1] * 6 + [0] * 4, "A": [1, 1, 1, 1, 0, 0, 1, 0, 0, 0], "Y": range(10)})


def wide(frame: pd.DataFrame, **changed: Any) -> Wide:
    asked: dict[str, Any] = {"treatments": ["A"], "covariates": ["low"], "outcome": "Y"}
    return read_wide(frame, **asked | changed)


def test_one_period_by_counting() -> None:
    found = path_weights(wide(FEW))
    assert found.given[:, 0] == pytest.approx([4 / 6] * 6 + [1 / 4] * 4, rel=1e-9)
    assert found.overall[:, 0] == pytest.approx([0.5] * 10)
    by_hand = [0.5 / (4 / 6)] * 4 + [0.5 / (2 / 6)] * 2 + [0.5 / 0.25] + [0.5 / 0.75] * 3
    assert found.weight == pytest.approx(by_hand, rel=1e-9)
    plain = path_weights(wide(FEW), stabilised=False)
    assert plain.weight == pytest.approx(2 * np.array(by_hand), rel=1e-9)


def test_a_path_weighs_the_product_of_its_periods() -> None:
    found = path_weights(read_wide(three_periods(), **ASKED))
    assert found.weight == pytest.approx(found.factors[:, 0] * found.factors[:, 1] * found.factors[:, 2])
    assert found.weight.mean() == pytest.approx(1, abs=0.1)


def test_what_history_knows() -> None:
    rows = read_wide(three_periods(), **ASKED)
    names = [[list(one) for one in path_weights(rows, history).columns] for history in ("last", "all")]
    assert names[0] == [["L0"], ["A0", "L1"], ["A1", "L2"]]
    assert names[1] == [["L0"], ["A0", "L0", "L1"], ["A0", "A1", "L0", "L1", "L2"]]


def test_a_service_that_hangs_on_nothing_weighs_one() -> None:
    found = path_weights(wide(FEW, covariates=[""]))
    assert found.weight == pytest.approx(np.ones(10))


def test_no_one_to_compare_with() -> None:
    with pytest.raises(InputError, match="A: everybody was in the service"):
        path_weights(wide(FEW.assign(A=1)))
    with pytest.raises(InputError, match="A: nobody was in the service"):
        path_weights(wide(FEW.assign(A=0)))
    with pytest.raises(InputError, match="no row is whole"):
        path_weights(wide(FEW.assign(Y=[np.nan] * 5 + [1.0] * 5, low=[1.0] * 5 + [np.nan] * 5)))
    with pytest.raises(InputError, match="A: for 4 people it follows with certainty from low"):
        path_weights(wide(FEW.assign(A=[1, 1, 1, 1, 0, 0] + [0] * 4)))


def test_the_ends_are_cut_off() -> None:
    assert truncated(np.arange(101.0), 0.05).tolist() == [5] * 5 + list(range(5, 96)) + [95] * 5
    assert truncated(np.array([1.0, 9]), 0).tolist() == [1, 9]


def test_effective_size() -> None:
    assert effective_size(np.ones(7)) == 7
    # (1 + 1 + 4)^2 / (1 + 1 + 16)
    assert effective_size(np.array([1.0, 1, 4])) == 2
    assert effective_size(np.zeros(0)) == 0
