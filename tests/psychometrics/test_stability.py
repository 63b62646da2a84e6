import numpy as np
import pandas as pd
import pytest

from mittari.psychometrics.stability import retest_of, stability


def pairs(n: int = 80) -> pd.DataFrame:
    rng = np.random.default_rng(6)
    state = rng.normal(50, 10, n)
    return pd.DataFrame({"first": state + rng.normal(0, 3, n), "second": state + rng.normal(1, 3, n)})


def test_every_method_of_a_retest() -> None:
    found = list(stability("mind", pairs(), even_if_small=False))
    assert [one.method for one in found] == ["limits of agreement", "ICC", "SEM of a retest", "detectable change"]
    figures = {figure.name: figure for one in found for figure in one.figures}
    within = pairs().var(axis=1).mean()
    assert figures["sem, retest agreement"].value == pytest.approx(np.sqrt(within))
    assert figures["mdc, one person"].value == pytest.approx(1.959963984540054 * np.sqrt(2 * within))
    assert figures["mdc, mean of 80"].value == pytest.approx(figures["mdc, one person"].value / np.sqrt(80))
    assert figures["retest bias"].value == pytest.approx(retest_of(pairs(), False).bias)


def test_too_few_people_get_reasons_and_no_figures() -> None:
    found = list(stability("mind", pairs(49), even_if_small=False))
    assert all(one.figures == () and "49 people are fewer than the 50" in one.words for one in found)
    assert all(one.figures for one in stability("mind", pairs(49), even_if_small=True))
