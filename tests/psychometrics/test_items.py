import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.items import items, number_frame
from tests.psychometrics.answers import made_up


def test_covariances_are_those_of_complete_people() -> None:
    values = made_up(n=120)
    values.iloc[:5, 0] = np.nan
    scale = items(values)
    assert (scale.n, scale.left_out, scale.k) == (115, 5, 4)
    np.testing.assert_allclose(scale.covariance, np.cov(values.to_numpy()[5:].T))
    np.testing.assert_allclose(scale.correlation, np.corrcoef(values.to_numpy()[5:].T))


def test_pairwise_counts_the_pair_that_fewest_answered() -> None:
    values = made_up(n=120)
    values.iloc[:5, 0] = np.nan
    values.iloc[5:8, 1] = np.nan
    values.iloc[10] = np.nan
    scale = items(values, pairwise=True)
    assert (scale.n, scale.left_out) == (120 - 5 - 3 - 1, 1)
    both = values[["i3", "i4"]].dropna()
    assert scale.covariance[2, 3] == pytest.approx(np.cov(both.T)[0, 1], rel=1e-12)


def test_an_item_without_variance_is_named_and_has_no_correlation() -> None:
    scale = items(made_up().assign(i2=3.0))
    assert scale.constant == ("i2",)
    with pytest.raises(InputError, match="items: i2: everybody answered alike"):
        _ = scale.correlation


def test_text_in_a_number_column_is_named_row_by_row() -> None:
    values = made_up(n=3).astype(object)
    values.iloc[1, 0] = "often"
    values.iloc[2, 3] = np.inf
    with pytest.raises(InputError) as refused:
        number_frame(values, "items")
    assert [(problem.place, problem.reason) for problem in refused.value.problems] == [
        ("i1", "row 2 holds no finite number"),
        ("i4", "row 3 holds no finite number"),
    ]
    assert "often" not in str(refused.value)


def test_one_item_is_no_scale() -> None:
    with pytest.raises(InputError, match="one item has nothing to agree with"):
        items(pd.DataFrame({"i1": [1.0, 2.0]}), even_if_small=True)
