"""Counts within counts that other measures publish: the differences are cells, and what they say is so."""

import pytest

from mittari.indicators import Table, compute
from mittari.indicators.nesting import Stages, stages_within
from mittari.indicators.parts import people
from mittari.indicators.sums import Key
from tests.indicators.part import REGION, indicator, question, simulated

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
