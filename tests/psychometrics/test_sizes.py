import pytest

from mittari.errors import InputError
from mittari.psychometrics import sizes


def test_too_few_are_refused_unless_asked_twice() -> None:
    with pytest.raises(
        InputError,
        match="99 people are fewer than the 100 it needs -> measure more people, or ask for it with --even-if-small",
    ):
        sizes.require(99, 100, "items", even_if_small=False)
    sizes.require(99, 100, "items", even_if_small=True)
    sizes.require(100, 100, "items", even_if_small=False)


@pytest.mark.parametrize("n", [0, 1])
def test_one_person_has_no_spread_however_often_it_is_asked(n: int) -> None:
    with pytest.raises(InputError, match="say nothing about a spread"):
        sizes.require(n, 100, "items", even_if_small=True)


def test_a_small_study_says_so() -> None:
    assert sizes.warning(30, 100) == " Only 30 people, fewer than 100: take it as a hint."
    assert sizes.warning(100, 100) == ""
