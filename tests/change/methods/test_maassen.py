"""Two SEMs together; with equal ones it is Jacobson-Truax."""

import pytest

from mittari.change.methods import jacobson_truax
from mittari.change.methods.maassen import METHOD
from mittari.change.methods.parameters import Parameters


def test_three_and_four_make_five() -> None:
    assert METHOD.line(Parameters(sem=3, sem_after=4)).error == 5


def test_sds_and_reliabilities_give_the_same_sems() -> None:
    line = METHOD.line(Parameters(sd=6, reliability=0.75, sd_after=10, reliability_after=0.84))
    assert line.error == pytest.approx(5, rel=1e-12)


def test_with_equal_precision_it_is_jacobson_truax() -> None:
    both = METHOD.line(Parameters(sem=3.354, sem_after=3.354))
    assert both.error == pytest.approx(jacobson_truax.METHOD.line(Parameters(sem=3.354)).error, rel=1e-12)
