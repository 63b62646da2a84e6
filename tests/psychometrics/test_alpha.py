"""Alpha against R's psych, and what must not change it."""

import json

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.alpha import alpha
from tests.psychometrics.answers import CALM, anxiety, big_five, made_up
from tests.shared_files import ORACLE, needs_shared

# psych::alpha.ci(.8, n.var = 5) and table 6 of the method list, two decimals each.
FELDT = {30: (0.66, 0.89), 50: (0.70, 0.88), 100: (0.73, 0.86), 300: (0.76, 0.83)}


@needs_shared
@pytest.mark.parametrize("scale", ["sai", "sai.p", "sai.n"])
def test_anxiety(scale: str) -> None:
    answers = anxiety()
    every = [str(name) for name in answers]
    others = [name for name in every if name not in CALM]
    names = {"sai": every, "sai.p": list(CALM), "sai.n": others}[scale]
    expected = json.loads((ORACLE / "psychometrics.json").read_text())["sai_time1"]["alpha"][scale]
    assert alpha(answers[names], pairwise=True).value == pytest.approx(expected, abs=1e-9)


@needs_shared
@pytest.mark.parametrize("scale", ["agree", "conscientious", "extraversion", "neuroticism", "openness"])
@pytest.mark.parametrize("key", ["bfi", "bfi_median_imputed"])
def test_big_five(key: str, scale: str) -> None:
    answers = big_five(scale[0].upper())
    filled = answers if key == "bfi" else answers.fillna(answers.median())
    expected = json.loads((ORACLE / "psychometrics.json").read_text())[key]["alpha"][scale]
    assert alpha(filled, pairwise=True).value == pytest.approx(expected, abs=1e-9)


@needs_shared
def test_complete_people_only_is_the_default() -> None:
    found = alpha(anxiety())
    # psych::alpha of the complete cases.
    assert found.value == pytest.approx(0.911785056975801, abs=1e-9)
    assert (found.n, found.left_out) == (2931, 101)


@pytest.mark.parametrize("n", FELDT)
def test_the_interval_is_feldts(n: int) -> None:
    found = alpha(with_alpha(0.8, n, 5), even_if_small=True)
    assert found.value == pytest.approx(0.8, abs=1e-9)
    assert (round(found.low, 2), round(found.high, 2)) == FELDT[n]


def test_neither_scale_nor_direction_nor_order_changes_it() -> None:
    values = made_up()
    expected = alpha(values)
    for same in (7 - values, 3 + 10 * values, values.sample(frac=1, random_state=2), values[["i3", "i1", "i4", "i2"]]):
        assert alpha(same).value == pytest.approx(expected.value, rel=1e-12)
        assert alpha(same).low == pytest.approx(expected.low, rel=1e-12)


def test_the_same_item_over_and_over_has_alpha_1() -> None:
    one = made_up()["i1"]
    found = alpha(pd.DataFrame({name: one for name in "abc"}))
    assert found.value == pytest.approx(1, abs=1e-12)
    assert found.low <= found.high <= 1 + 1e-9


def test_everybody_alike_is_refused() -> None:
    with pytest.raises(InputError, match="has no variance"):
        alpha(pd.DataFrame(np.full((120, 3), 2.0)))


def test_a_small_study_is_refused_and_says_so_when_it_is_wanted() -> None:
    with pytest.raises(InputError, match="99 people are fewer than the 100"):
        alpha(made_up(n=99))
    says = alpha(made_up(n=99).assign(i2=1.0), even_if_small=True).summary()
    assert "Only 99 people" in says
    assert "Everybody answered i2 alike." in says


def with_alpha(value: float, n: int, k: int) -> pd.DataFrame:
    """n people whose k items have this very alpha: a covariance of ones and a diagonal, made exact."""
    between = value / (k - (k - 1) * value)
    raw = np.random.default_rng(4).normal(size=(n, k))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T)).T)
    wanted = np.full((k, k), between) + np.eye(k) * (1 - between)
    return pd.DataFrame(white @ np.linalg.cholesky(wanted).T)
