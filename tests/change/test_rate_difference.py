"""Two rates side by side: the printed example, and no comparison of small groups unless asked for twice."""

import pytest

from mittari.change.rate_difference import rate_difference
from mittari.errors import InputError


def test_the_printed_example() -> None:
    found = rate_difference(56, 70, 48, 80)
    assert (found.difference, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    words = found.summary()
    assert "a difference of 20.0 percentage points (95% interval 5.2 to 33.4, Newcombe)" in words
    assert "can't say why" in words
    assert "hint" not in words


def test_small_groups_are_refused_unless_asked_for_twice() -> None:
    with pytest.raises(InputError, match="10 people are fewer than the 30"):
        rate_difference(9, 10, 30, 100)
    found = rate_difference(9, 10, 3, 10, even_if_small=True)
    assert (found.low, found.high) == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert "take it as a hint" in found.summary()


def test_nobody_is_refused_always() -> None:
    with pytest.raises(InputError, match="nothing to compare"):
        rate_difference(0, 0, 3, 40, even_if_small=True)
    with pytest.raises(InputError, match="above its n"):
        rate_difference(50, 40, 3, 40)
