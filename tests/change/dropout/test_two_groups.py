"""Two groups: Welch's t, Newcombe's intervals, one group a client, and three groups that are not compared."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.two_groups import GroupsCompared, compare_groups, group_of
from mittari.change.dropout.waves import Waves
from mittari.errors import InputError
from tests.change.dropout.leavers import made_up

ASKED = Asked(sem=2.0, better="higher", imputations=10)


def two(people: int = 120) -> tuple[Waves, np.ndarray]:
    return made_up(people), np.where(np.arange(people) % 3 == 0, "north", "south")


def compared(asked: Asked = ASKED) -> GroupsCompared:
    return compare_groups(*two(), asked)


def test_with_both_scores_it_is_welch_s_t() -> None:
    waves, group = two()
    change = waves.scores[:, 2] - waves.scores[:, 0]
    sides = [change[(group == name) & ~np.isnan(change)] for name in ("north", "south")]
    peer = stats.ttest_ind(*sides, equal_var=False)
    differences = compared().differences
    assert differences is not None
    row = differences.droplevel("wave").iloc[4:].to_dict("index")["paired"]
    assert row["difference"] / row["se"] == pytest.approx(peer.statistic, rel=1e-12)
    assert row["freedom"] == pytest.approx(peer.df, rel=1e-12)
    interval = peer.confidence_interval()
    assert [row["low"], row["high"]] == pytest.approx([interval.low, interval.high], rel=1e-12)


def test_rates_differ_as_newcombe_says() -> None:
    found = compared()
    assert found.rates is not None
    counts = [one.rates for one in found.groups.values()]
    for verdict in ("improved", "no_reliable_change", "worse"):
        (x, n), (y, m) = (
            (int(one["count"][verdict]), int(one["count"].iloc[:3].sum())) for one in counts if one is not None
        )
        low, high = confint_proportions_2indep(x, n, y, m, method="newcomb", compare="diff")
        row = found.rates.loc[verdict]
        assert list(row) == pytest.approx([x / n, y / m, x / n - y / m, low, high], abs=1e-12)


def test_words() -> None:
    said = compared().summary(even_if_small=True)
    assert "Group north:" in said
    assert "Mean change of north less that of south, from the first wave to 2" in said
    assert said.count("Assumes independent people") == 1
    assert said.endswith("who came to them may differ too.")


def test_rates_of_few_are_compared_only_when_asked_twice() -> None:
    with pytest.raises(InputError, match=r"north: .* 30 are needed to compare rates"):
        compared().summary()
    assert compared(Asked(imputations=10)).below_minimum == ()


def test_three_groups_stand_side_by_side() -> None:
    waves, group = two()
    found = compare_groups(waves, np.where(np.arange(120) < 60, group, "west"), ASKED)
    assert list(found.groups) == ["north", "south", "west"]
    assert (found.differences, found.rates) == (None, None)
    assert "stand side by side only" in found.summary(even_if_small=True)


def test_a_client_has_one_group() -> None:
    frame = pd.DataFrame({"id": [1, 2, 1, 3, 2], "g": ["a", "b", "a", "a", "b"]})
    waves = Waves(np.zeros((3, 2)), pd.Index([1, 2, 3]), np.arange(2.0))
    assert group_of(frame, waves, client="id", group="g").tolist() == ["a", "b", "a"]
    with pytest.raises(InputError, match="scores:4: g: this client is in another group"):
        group_of(frame.assign(g=["a", "b", "b", "a", "b"]), waves, client="id", group="g")
    with pytest.raises(InputError, match="scores:5: g: is empty"):
        group_of(frame.assign(g=["a", "b", "a", "", "b"]), waves, client="id", group="g")
    with pytest.raises(InputError, match="place: there is no such column"):
        group_of(frame, waves, client="id", group="place")


def test_groups_in_which_all_changed_alike_differ_without_an_interval() -> None:
    first = made_up(80).scores[:, :1]
    group = np.repeat(["north", "south"], 40)
    scores = first + np.where(group == "north", 1.0, 3.0)[:, None] * [0, 1, 2]
    said = compare_groups(Waves(scores, pd.RangeIndex(80), np.arange(3.0)), group, Asked(imputations=5)).summary()
    assert "  those with both scores: -4.00 (no interval, as in each group all changed alike)" in said
    assert "nan" not in said


def test_where_nobody_has_a_verdict_there_are_no_rates() -> None:
    waves, group = two()
    waves.scores[group == "north", -1] = np.nan
    waves.scores[0, -1] = 50.0
    found = compare_groups(waves, group, Asked(sem=2.0, better="higher", high=50.0, imputations=5))
    assert found.rates is not None
    told = {name: one.rates["count"].iloc[:3].sum() for name, one in found.groups.items() if one.rates is not None}
    waves.scores[0, 0] = 50.0
    found = compare_groups(waves, group, Asked(sem=2.0, better="higher", high=50.0, imputations=5))
    said = found.summary(even_if_small=True)
    assert told["north"] == 1
    assert "Rates can't be compared, as nobody of north has a verdict." in said
    assert "of 0 with a verdict, and of all 40:\n  cannot tell: 40" in said
    assert "nan" not in said


def test_a_group_without_a_change_is_not_compared() -> None:
    waves, group = two()
    waves.scores[group == "north", -1] = np.nan
    said = compare_groups(waves, group, Asked(imputations=5)).summary(even_if_small=True)
    assert "The change of north can't be compared with that of south: no way tells both." in said
    assert "nan" not in said
