from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.linking.link import link
from mittari.psychometrics.linking.points import Points
from mittari.psychometrics.linking.sample import Sample
from mittari.psychometrics.linking.subgroups import Subgroups, subgroups
from mittari.psychometrics.linking.table import Scales
from tests.psychometrics.linking.two_scales import declared, people

SCALE = Points(np.arange(0.0, 31))
LINEAR = Scales(SCALE, SCALE, "linear", None)


def two_groups(shift: float, paired: bool = True) -> Sample:
    """1,000 people, of whom the last 400 (b) score `shift` points more on Y at the same state."""
    rng = np.random.default_rng(3)
    state = rng.normal(size=1_000)
    label = np.repeat(["a", "b"], [600, 400])
    x = np.round(15 + 4 * state + rng.normal(size=1_000)).clip(0, 30)
    y = np.round(14 + 4 * state + rng.normal(size=1_000) + shift * (label == "b")).clip(0, 30)
    return Sample(x, y, paired, 0, label, label)


def looked(used: Sample) -> Subgroups:
    return subgroups(used, LINEAR, LINEAR.equivalents(*LINEAR.counts(used)))


def test_a_plain_loop_gives_the_same() -> None:
    used = two_groups(2)
    found = looked(used)
    assert used.x_group is not None
    squares = np.zeros(31)
    for name in "ab":
        own = used.x_group == name
        lines = [(y.mean(), y.std() / x.std(), x.mean()) for x, y in ((used.x, used.y), (used.x[own], used.y[own]))]
        whole, part = (m + slope * (SCALE.values - start) for m, slope, start in lines)
        squares += own.mean() * (part - whole) ** 2
    assert found.rmsd == pytest.approx(np.sqrt(squares) / used.y.std())
    overall = np.sqrt(np.mean([squares[int(score)] for score in used.x])) / used.y.std()
    assert found.remsd == pytest.approx(overall)
    assert found.half_step == pytest.approx(0.5 / used.y.std())
    assert found.table["people"].to_dict() == {"a": 600, "b": 400}


def test_a_group_that_answers_differently_is_seen() -> None:
    found = looked(two_groups(3))
    assert found.differ
    assert "do not use it" in found.words()[0]
    assert found.table["bias"]["b"] == pytest.approx(3 * 0.6, abs=0.4)


@pytest.mark.parametrize("paired", [True, False])
def test_groups_that_answer_alike_are_within_chance(paired: bool) -> None:
    found = looked(two_groups(0, paired))
    assert not found.differ
    assert found.remsd < 2 * found.by_chance


def test_small_groups_are_left_out_by_name() -> None:
    used = two_groups(0)
    assert used.x_group is not None
    labels = np.where(np.arange(1_000) < 50, "c", used.x_group)
    found = looked(replace(used, x_group=labels, y_group=labels))
    assert found.too_small == ("c",)
    assert "too few to be looked at: c" in found.words()[0]
    one = np.repeat("a", 1_000)
    with pytest.raises(InputError, match="fewer than two groups have 100 people"):
        looked(replace(used, x_group=one, y_group=one))
    with pytest.raises(InputError, match="there are no groups"):
        looked(replace(used, x_group=None, y_group=None))


def test_a_turned_scale_has_them_in_its_own_order() -> None:
    frame = people()
    turned = frame.assign(to=100 - frame["to"])
    straight = link(frame, declared(), method="linear", group="group").subgroups
    other = link(turned, declared(same=False), method="linear", group="group").subgroups
    assert straight is not None
    assert other is not None
    assert other.rmsd == pytest.approx(straight.rmsd)
    pd.testing.assert_series_equal(other.table["bias"], -straight.table["bias"])


@pytest.mark.parametrize("paired", [True, False])
def test_the_order_of_people_changes_nothing(paired: bool) -> None:
    used, order = two_groups(1, paired), np.random.default_rng(9).permutation(1_000)
    assert used.x_group is not None
    label = used.x_group[order]
    other = Sample(used.x[order], used.y[order], paired, 0, label, label)
    assert looked(other).by_chance == looked(used).by_chance
