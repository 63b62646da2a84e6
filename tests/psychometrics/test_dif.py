"""Items that were made to differ are found, others are not, and two categories are R's glm."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.psychometrics.dif import dif


def answers(seed: int, harder: float = 0.0, impact: float = 0.0, n: int = 300) -> tuple[pd.DataFrame, pd.Series]:
    """Two groups of n people, six items with answers 0-4; the second group finds i1 harder, and may differ itself."""
    rng = np.random.default_rng(seed)
    second = np.repeat([0.0, 1.0], n)
    state = rng.normal(size=2 * n) + impact * second
    felt = state[:, None] + rng.logistic(scale=0.6, size=(2 * n, 6))
    felt[:, 0] -= harder * second
    codes = np.clip(np.round(felt + 2), 0, 4)
    names = pd.Series(np.where(second > 0, "sv", "fi"))
    return pd.DataFrame(codes, columns=[f"i{number}" for number in range(1, 7)]), names


def test_an_item_that_one_group_finds_harder_is_found() -> None:
    found = dif(*answers(1, harder=1.2))
    assert found.table["size"].drop("i1").eq("none").all()
    row = found.table.loc["i1"]
    assert row["size"] in ("notable", "large")
    assert row["p_uniform"] < 1e-6
    assert row["p_nonuniform"] > 0.01
    assert "i1 (" in found.summary()
    assert found.groups == {"fi": 300, "sv": 300}


def test_groups_that_differ_themselves_are_no_dif() -> None:
    found = dif(*answers(2, impact=0.8))
    assert (found.table["size"] == "none").all()
    assert "no item" in found.summary()


def test_a_true_null_is_rejected_as_often_as_it_should() -> None:
    p = np.array([dif(*answers(seed, n=200)).table["p"].to_numpy() for seed in range(20)])
    assert (p < 0.05).sum() <= stats.binom.ppf(0.999, p.size, 0.05)


def test_two_categories_against_r() -> None:
    # The sum of the two columns is x, the first column y: R's glm(y ~ x), glm(y ~ x + g), glm(y ~ x * g).
    y = np.array([0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1])
    x = np.array([1, 2, 2, 3, 3, 4, 1, 5, 4, 2, 3, 6])
    groups = pd.Series(["a"] * 6 + ["b"] * 6)
    row = dif(pd.DataFrame({"y": y, "rest": x - y}), groups, even_if_small=True).table.loc["y"]
    alone, uniform, both = -5.69758406975863, -5.6963115463446599, -5.683845693193932
    assert row["p"] == pytest.approx(stats.chi2.sf(2 * (both - alone), 2), abs=1e-6)
    assert row["p_uniform"] == pytest.approx(stats.chi2.sf(2 * (uniform - alone), 1), abs=1e-6)
    assert row["odds_ratio"] == pytest.approx(np.exp(0.0755988491932578), abs=1e-6)


def test_direction_and_order_do_not_matter() -> None:
    values, groups = answers(1, harder=1.2)
    expected = dif(values, groups).table
    order = np.random.default_rng(5).permutation(len(values))
    for same in (dif(4 - values, groups), dif(values.iloc[order], groups.iloc[order])):
        assert same.table["p"].to_numpy() == pytest.approx(expected["p"].to_numpy(), rel=1e-4)
    turned = dif(4 - values, groups).table["odds_ratio"]
    assert turned.to_numpy() == pytest.approx(1 / expected["odds_ratio"].to_numpy(), rel=1e-4)


def test_missing_people_are_counted_and_an_item_without_variance_is_not_told() -> None:
    values, groups = answers(3)
    values.iloc[0, 2] = np.nan
    groups.iloc[1] = " "
    found = dif(values.assign(i6=2.0), groups)
    assert found.left_out == 2
    assert "Not to be told: i6." in found.summary()


def test_refusals() -> None:
    values, groups = answers(3, n=150)
    with pytest.raises(InputError, match="150 people are fewer than the 200"):
        dif(values, groups)
    with pytest.raises(InputError, match="everybody is in one group"):
        dif(values, groups.replace("sv", "fi"))
    few = groups.where(groups.index > 3, "so")
    with pytest.raises(InputError, match="a group has fewer than 5 people"):
        dif(values, few, even_if_small=True)
    with pytest.raises(InputError, match="300 rows of items and 299 of groups"):
        dif(values, groups[:-1])
