"""Changes beside ratings: the direction, who is left out, and anchors that do not go with the change."""

import numpy as np
import pytest

from mittari.change.important.rated import rated
from mittari.errors import InputError
from tests.change.important.eighty import CHANGE, RATING


def test_correlation_is_r_s_and_gains_point_to_better() -> None:
    people = rated(CHANGE, RATING, better="higher")
    assert people.correlation == pytest.approx(0.685201230813015, abs=1e-12)
    turned = rated(-CHANGE, RATING, better="lower")
    assert list(turned.gain) == list(people.gain)
    assert people.warnings() == ()


def test_who_lacks_one_is_left_out_and_counted() -> None:
    people = rated([*CHANGE, np.nan, 1.0], [*RATING, 1.0, np.nan], better="higher")
    assert (people.n, people.left_out) == (80, 2)
    assert people.warnings() == ("2 people without change or rating are left out.",)


def test_a_weak_or_turned_anchor_is_refused() -> None:
    with pytest.raises(InputError, match="check its direction"):
        rated(CHANGE, -RATING, better="higher")
    people = rated(CHANGE, -RATING, better="higher", even_if_weak=True)
    assert "only at -0.69" in people.warnings()[0]
    with pytest.raises(InputError, match="everybody is alike"):
        rated(CHANGE, np.ones(80), better="higher", even_if_weak=True)


def test_few_people_are_refused_unless_asked_for_twice() -> None:
    with pytest.raises(InputError, match="20 people are fewer than the 50"):
        rated(CHANGE[:20], RATING[:20], better="higher")
    few = rated(CHANGE[:20], RATING[:20], better="higher", even_if_small=True)
    assert "take it as a hint" in few.warnings()[0]


def test_a_group_must_be_large_enough() -> None:
    people = rated(CHANGE, RATING, better="higher")
    with pytest.raises(InputError, match="0 people are better, it takes 10"):
        people.split(9)
    with pytest.raises(InputError, match="0 people are not better"):
        people.split(0)
