import numpy as np
import pytest

from mittari.errors import InputError
from mittari.psychometrics.floor_ceiling import floor_ceiling

TWELVE = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10]


def test_shares_and_their_intervals() -> None:
    found = floor_ceiling(TWELVE, 0, 10)
    # 3 of 12 by Wilson, as in the intervals of a rate.
    assert found.lowest == pytest.approx((0.25, 0.0889, 0.5323), abs=5e-5)
    assert found.highest[0] == pytest.approx(1 / 12)
    assert found.many == ("lowest",)
    assert "More than 15% at the lowest: the scale is too short for them." in found.summary()


def test_exactly_the_limit_is_not_many() -> None:
    assert floor_ceiling([0] * 3 + [5] * 17, 0, 10).many == ()
    assert floor_ceiling([0] * 4 + [5] * 16, 0, 10).many == ("lowest",)


def test_the_other_direction_changes_the_ends() -> None:
    found, turned = floor_ceiling(TWELVE, 0, 10), floor_ceiling(10 - np.array(TWELVE), 0, 10)
    assert (turned.highest, turned.lowest) == (found.lowest, found.highest)


def test_everybody_at_the_ceiling() -> None:
    found = floor_ceiling([10] * 20, 0, 10)
    assert (found.highest[0], found.lowest[0], found.many) == (1, 0, ("highest",))


def test_scores_outside_the_range_are_named_by_row() -> None:
    with pytest.raises(InputError, match="row 3 is outside 0 to 10") as refused:
        floor_ceiling([1, 2, 11, np.nan, -1], 0, 10, even_if_small=True)
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize(("scores", "small"), [([1] * 9, False), ([np.nan] * 20, True)])
def test_too_few(scores: list[float], small: bool) -> None:
    with pytest.raises(InputError, match="fewer than the 10 it needs"):
        floor_ceiling(scores, 0, 10, even_if_small=small)
