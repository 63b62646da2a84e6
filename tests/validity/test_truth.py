"""Each study in its quick form: the truth is found, and a planted mistake is found out."""

import pytest

from bench.simulations import STUDIES
from bench.simulations.study import Study, run

ERRORS = 2.6
"""Monte Carlo errors that a figure may lie beyond its goal: one in a hundred does by chance."""


@pytest.fixture(params=STUDIES, ids=lambda study: study.name, name="study")
def each(request: pytest.FixtureRequest) -> Study:
    return request.param


def test_every_figure_is_within_its_goal(study: Study) -> None:
    found = run(study, study.quick)
    outside = {name: one for name, one in found.items() if not one.within(ERRORS)}
    assert outside == {}


def test_a_planted_mistake_is_found_out(study: Study) -> None:
    found = run(study, study.quick, fault=study.mistake)
    judged = [name for name, goal in study.goals.items() if goal is not None]
    assert [name for name in judged if found[name].within(ERRORS)] == []


def test_the_same_seed_gives_the_same_figures() -> None:
    assert run(STUDIES[0], 5) == run(STUDIES[0], 5)
