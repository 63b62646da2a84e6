"""Counts within counts that other measures publish: the differences are cells, and what they say is so."""

from typing import Any

import pytest

from mittari.indicators import Table, compute
from mittari.indicators.nesting import Stages, needs, stages_within
from mittari.indicators.parts import people
from mittari.indicators.sums import Key
from tests.indicators.part import REGION, indicator, meter, question, simulated

CLIENTS, ENTERED = people(("clients",), 40), people(("entered",), 30)


def stages(version: str, eligible: int, entered: int, *measured: int) -> Stages:
    cells = tuple(people((version, str(place)), number) for place, number in enumerate(measured))
    return Stages(people((version, "eligible"), eligible), people((version, "entered"), entered, shown=False), cells)


def differences(table: Table) -> dict[Key, int]:
    """The number of each equation's last part: the remainder, where there is one."""
    return {(*one.total, "-", *one.parts[0]): table.cells[one.parts[-1]].value for one in table.equations}


def test_each_stage_is_within_the_one_before() -> None:
    found = differences(stages_within(CLIENTS, ENTERED, [stages("1", 36, 28, 25, 20)], only=False))
    assert found == {
        ("clients", "-", "1", "eligible"): 4,
        ("1", "eligible", "-", "1", "entered"): 8,
        ("1", "entered", "-", "1", "0"): 3,
        ("1", "entered", "-", "1", "1"): 8,
        ("entered", "-", "1", "entered"): 2,
    }


def test_versions_share_nobody_so_they_are_subtracted_together() -> None:
    found = differences(stages_within(CLIENTS, ENTERED, [stages("1", 20, 15), stages("2", 17, 12)], only=False))
    assert found[("clients", "-", "1", "eligible")] == 40 - 20 - 17
    assert found[("entered", "-", "1", "entered")] == 30 - 15 - 12


@pytest.mark.parametrize(("entered", "others"), [(30, False), (28, True)])
def test_with_one_instrument_nobody_was_measured_by_another(entered: int, others: bool) -> None:
    table = stages_within(CLIENTS, ENTERED, [stages("1", 36, entered, 20)], only=True)
    (equation,) = [one for one in table.equations if one.total == ENTERED.key]
    assert len(equation.parts) == 1 + others


def score(score_id: str, **inputs: Any) -> dict[str, Any]:
    return {"id": score_id, "rule": "sum", "range": [0, 20], "direction": "higher", **inputs}


SCORES = [
    score("half", items=["one"]),
    score("most", items=["one", "two"], minimum_answered=1),
    score("all", items=["one", "two"]),
    score("both", items=[], scores=["half", "all"]),
    score("either", items=[], scores=["half", "all"], minimum_answered=1),
]


def test_a_score_that_takes_every_answer_is_not_there_without_those_that_take_fewer() -> None:
    alike = meter("alike", "1.0.0", "group", SCORES, [], items=["one", "two"])
    assert needs(alike, "half") == needs(alike, "most") == needs(alike, "either") == frozenset()
    assert needs(alike, "all") == {"half", "most"}
    assert needs(alike, "both") == {"half", "most", "all"}


def test_who_has_a_score_is_within_those_who_have_what_it_needs() -> None:
    one, two = people(("1", "half"), 25), people(("1", "all"), 22)
    table = Stages(people(("1", "eligible"), 30), people(("1", "entered"), 28), (one, two), ((one, two),)).table()
    assert differences(table)[("1", "half", "-", "1", "all")] == 3
    against = Stages(people(("1", "eligible"), 30), people(("1", "entered"), 28), (one, two), ((two, one),)).table()
    assert ("1", "all", "-", "1", "half") not in differences(against)


@pytest.mark.parametrize(
    ("populations", "least"), [(("active", "started"), 30), (("active", "ended"), 3), (("started", "ended"), 1)]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_populations_lie_within_others_in_any_data(populations: tuple[str, str], least: int, seed: int) -> None:
    names = ("served", "coverage", "change", "services", "non_answers")
    wanted = [indicator(name, population) for population in populations for name in names]
    table = compute([simulated(60, seed)], question(REGION), [*wanted, indicator("exit_status", "ended")])
    for equation in table.equations:
        parts = [table.cells[key].value for key in equation.parts]
        assert min(parts, default=0) >= 0, equation
        assert table.cells[equation.total].value == sum(parts), equation
    between = [one for one in table.equations if one.total[1] != one.parts[0][1]]
    assert len([one for one in between if one.total[1] == populations[0]]) >= least
