"""The mean change of those a little better is R's."""

import pytest

from mittari.change.important.mean_change import by_mean_change
from mittari.change.important.rated import rated
from mittari.errors import InputError
from tests.change.important.eighty import CHANGE, RATING


def test_mean_and_interval_are_r_s() -> None:
    found = by_mean_change(rated(CHANGE, RATING, better="higher"), little=1)
    expected = (4.45454545454545, 2.9449149738771, 5.96417593521381)
    assert (found.value, found.low, found.high) == pytest.approx(expected, abs=1e-9)
    assert dict(found.figures)["A little better"] == 22


def test_nobody_a_little_better_is_refused() -> None:
    with pytest.raises(InputError, match="0 people are a little better"):
        by_mean_change(rated(CHANGE, RATING, better="higher"), little=1.5)
