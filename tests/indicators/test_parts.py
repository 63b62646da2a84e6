"""A total and its parts."""

from mittari.indicators.parts import part, parts, people
from tests.indicators.part import indicator

SERVED = indicator("served")


def test_parts_add_up_to_their_total() -> None:
    table = parts(SERVED, "clients_by", people(("clients",), 10), "gender", {"woman": 7, "man": 3})
    (equation,) = table.equations
    assert sum(table.cells[key].value for key in equation.parts) == table.cells[equation.total].value == 10
    assert [figure.value for figure in table.figures] == [0.7, 0.3]


def test_who_is_not_in_a_part_is_a_cell_as_well() -> None:
    table = part(SERVED, "started", people(("clients", "started"), 8), people(("clients",), 10))
    others = [cell for cell in table.cells.values() if not cell.shown]
    assert [cell.value for cell in others] == [2]
    assert table.figures[0].value == 0.8
