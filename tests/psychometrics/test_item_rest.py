import numpy as np
import pytest

from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.item_rest import item_rest
from tests.psychometrics.answers import anxiety, made_up
from tests.shared_files import needs_shared

# psych::alpha(...)$item.stats$r.drop of the complete cases.
R_DROP = {"calm": 0.673606439408715, "secure": 0.661862135481432, "tense": 0.650867838890607}


@needs_shared
def test_anxiety() -> None:
    found = item_rest(anxiety()).table["item_rest"]
    assert found[list(R_DROP)].tolist() == pytest.approx(list(R_DROP.values()), abs=1e-9)


def test_they_are_those_of_a_plain_loop() -> None:
    values = made_up()
    table = item_rest(values).table
    for name in map(str, values):
        rest = values.drop(columns=name)
        assert table.loc[name, "item_rest"] == pytest.approx(np.corrcoef(values[name], rest.sum(axis=1))[0, 1])
        assert table.loc[name, "alpha_without"] == pytest.approx(alpha(rest).value)


def test_an_item_that_was_not_turned_is_named() -> None:
    values = made_up()
    assert "Against the others, so perhaps not reversed: i2." in item_rest(values.assign(i2=-values["i2"])).summary()
    assert "Against" not in item_rest(values).summary()


def test_an_item_that_hardly_belongs_is_named() -> None:
    values = made_up()
    stranger = np.random.default_rng(9).normal(size=len(values)) + 0.3 * values["i1"]
    assert "Below 0.3: i9." in item_rest(values.assign(i9=stranger)).summary()


def test_an_item_without_variance_has_no_correlation_and_two_items_no_alpha_without() -> None:
    table = item_rest(made_up(k=2).assign(same=1.0)).table
    assert table["item_rest"].isna().tolist() == [False, False, True]
    assert item_rest(made_up(k=2)).table["alpha_without"].isna().all()
