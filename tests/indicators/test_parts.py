"""A total and its parts."""

import pandas as pd

from mittari.indicators import Cell, Table
from mittari.indicators.parts import clients_of, more, occasions, part, parts, people, several, within
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


def test_members_that_share_nobody_are_subtracted_together() -> None:
    total, members = people(("clients",), 20), [people(("one",), 8), people(("two",), 9, least=7)]
    (equation,) = within(total, *members).equations
    left = within(total, *members).cells[equation.parts[-1]]
    assert equation.parts[:2] == (("one",), ("two",))
    assert (left.value, left.shown, left.least) == (3, False, 7)


def test_things_of_which_everybody_has_one_are_more_by_those_who_have_several() -> None:
    clients = clients_of("active", 9)
    paths = occasions("paths", "active", 12, clients)
    (rest,) = [cell for cell in more(paths, clients, 2).cells.values() if not cell.shown]
    assert (rest.value, rest.people) == (3, 2)
    assert paths.people == 9


def test_where_some_have_none_the_difference_says_nothing() -> None:
    assert more(Cell(("episodes",), 7, 9), clients_of("active", 9), 2) == Table()


def test_who_is_there_more_than_once() -> None:
    assert list(several(pd.Series(["a", "b", "a", "c", "a", "b"]))) == ["a", "b"]
