"""The attack finds what can be found: planted faults, and the same as trying every possibility."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.disclosure.audit import audit, exposed
from mittari.disclosure.protect import small_groups
from mittari.errors import DisclosureError
from mittari.indicators import Cell, Equation, Table
from mittari.indicators.figure import cells_of
from tests.disclosure.made_up import crossed, possible, row


def test_hiding_only_the_small_count_of_a_row_is_caught() -> None:
    table = row("status", 3, 17, 22)
    with pytest.raises(DisclosureError, match="status/0"):
        audit(table, small_groups(table, 5), 5)


def test_hiding_only_the_small_counts_of_a_crossed_table_is_caught() -> None:
    table = crossed([[3, 20, 9], [12, 4, 8], [30, 14, 11]])
    hidden = small_groups(table, 5)
    assert hidden == {("r0", "c0"), ("r1", "c1")}
    assert set(exposed(table, hidden, 5)) == hidden


def test_two_hidden_counts_with_a_small_sum_are_caught() -> None:
    table = row("status", 2, 3, 40)
    with pytest.raises(DisclosureError):
        audit(table, {("status", "0"), ("status", "1")}, 5)
    audit(row("status", 2, 8, 40), {("status", "0"), ("status", "1")}, 5)


def test_a_published_small_count_is_caught() -> None:
    with pytest.raises(DisclosureError):
        audit(row("status", 3, 17), set(), 5)
    with pytest.raises(DisclosureError):
        audit(Table((), cells_of([Cell(("alone",), 4, 4)])), set(), 5)


def test_who_is_left_over_is_caught_though_nobody_prints_it() -> None:
    table = row("measured", 97, 3, shown=False)
    cells = table.cells | cells_of([Cell(("measured", "0"), 97, 97)])
    assert exposed(Table((), cells, table.equations), set(), 5) == [("measured", "1")]
    assert exposed(Table((), cells, table.equations), {("measured", "total")}, 5) == []


def test_a_meter_may_ask_for_larger_groups() -> None:
    cells = cells_of([Cell(("alone",), 8, 8, least=10)])
    assert exposed(Table((), cells), set(), 5) == [("alone",)]


def test_zeros_and_nobody_are_no_secret() -> None:
    audit(row("status", 0, 17, 0), set(), 5)


def test_the_error_names_no_number() -> None:
    with pytest.raises(DisclosureError) as caught:
        audit(row("status", 3, 17), {("status", "0")}, 5)
    assert "17" not in str(caught.value)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2), st.data())
def test_it_is_never_milder_than_trying_every_possibility(counts: list[list[int]], data: st.DataObject) -> None:
    table = crossed(counts)
    inner = sorted(key for key, cell in table.cells.items() if "all" not in key and cell.value)
    hidden = set(data.draw(st.lists(st.sampled_from(inner), unique=True)) if inner else [])
    found = set(exposed(table, hidden, 5)) & hidden
    for key, values in possible(table, hidden, 15).items():
        small = table.cells[key].value < 5
        assert (key in found) == (small and max(values) - min(values) < 5), key


def test_counts_that_do_not_add_up_are_not_released() -> None:
    cells = cells_of([Cell(("total",), 8, 8), Cell(("seen",), 9, 9), Cell(("small",), 2, 2)])
    table = Table((), cells, (Equation(("total",), (("seen",), ("small",))),))
    with pytest.raises(DisclosureError, match="do not add up"):
        audit(table, {("small",)}, 5)


def test_a_count_hidden_for_the_sake_of_another_needs_no_protection() -> None:
    table = row("status", 3, 17, 22)
    assert exposed(table, {("status", "0"), ("status", "1"), ("status", "2")}, 5) == []
    assert exposed(table, {("status", "1")}, 5) == [("status", "0")]
    assert exposed(row("status", 6, 17, 22), {("status", "1")}, 5) == []
