import pytest

from mittari.change.reliable import threshold
from mittari.errors import InputError
from mittari.psychometrics.detectable import detectable_change
from mittari.psychometrics.standard_error import Route, StandardError

SEM = StandardError(Route.DIFFERENCE, 3.354, 3, 4, 60)


def test_a_person_and_a_group() -> None:
    found = detectable_change(SEM, 25)
    assert found.person == pytest.approx(9.297, abs=5e-4)
    assert found.group == pytest.approx(found.person / 5)
    assert "9.3 points for one person, 1.86 for the mean of 25 (SEM 3.35 by retest difference SD)" in found.summary()


def test_a_person_and_the_verdict_use_the_same_threshold() -> None:
    assert detectable_change(SEM, 1).person == pytest.approx(threshold(3.354), rel=1e-12)


def test_the_published_figure_of_a_retest() -> None:
    # WHO-5 over 22 days, doi 10.1186/s12955-018-1001-0: 23.6 points for a person, so an SEM of 8.51.
    assert detectable_change(StandardError(Route.ICC, 8.51, 8, 9, 554), 1).person == pytest.approx(23.6, abs=0.05)


def test_a_group_of_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="0 people are no group"):
        detectable_change(SEM, 0)
