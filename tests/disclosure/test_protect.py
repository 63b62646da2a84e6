"""What is hidden is enough, by an attack that tries every possibility, and no more than it must be."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.disclosure.audit import audit
from mittari.disclosure.protect import protect, small_groups
from mittari.errors import DisclosureError
from mittari.indicators import Cell, Equation, Table
from mittari.indicators.figure import cells_of
from mittari.indicators.sums import Key
from tests.disclosure.made_up import crossed, possible, row

counts = st.integers(0, 12)


def test_a_row_without_small_counts_stays_whole() -> None:
    assert protect(row("status", 5, 17, 0), 5) == frozenset()


def test_never_exactly_one_hidden() -> None:
    assert protect(row("status", 3, 17, 22), 5) == {("status", "0"), ("status", "1")}


def test_where_the_parts_are_too_few_the_total_goes() -> None:
    assert ("status", "total") in protect(row("status", 2, 3), 5)


@settings(deadline=None)
@given(st.lists(counts, min_size=1, max_size=5))
def test_a_row_withstands_every_attempt(numbers: list[int]) -> None:
    table = row("status", *numbers)
    hidden = protect(table, 5)
    assert small_groups(table, 5) <= hidden
    assert all(table.cells[key].value for key in hidden)
    parts = {key for key in hidden if key[-1] != "total"}
    if ("status", "total") not in hidden and len(parts) <= 3:
        for values in possible(table, parts, 30).values():
            assert max(values) - min(values) >= 5


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=3, max_size=3))
def test_a_crossed_table_passes_the_audit(numbers: list[list[int]]) -> None:
    table = crossed(numbers)
    audit(table, protect(table, 5), 5)


def test_nothing_is_hidden_that_turns_out_not_to_be_needed() -> None:
    table = row("status", 1, 1, 1, 9, 30)
    both = Equation(("working", "total"), (("status", "3"), ("status", "4")))
    cells = table.cells | cells_of([Cell(("working", "total"), 39, 39, importance=2)])
    hidden = protect(Table((), cells, (*table.equations, both)), 5)
    for key in hidden - small_groups(table, 5):
        with pytest.raises(DisclosureError):
            audit(Table((), cells, (*table.equations, both)), hidden - {key}, 5)


def test_the_least_important_count_goes_first() -> None:
    table = row("measured", 97, 3, shown=False)
    seen = cells_of(
        [Cell(("measured", "0"), 97, 97, importance=5), Cell(("measured", "total"), 100, 100, importance=0)]
    )
    assert protect(Table((), table.cells | seen, table.equations), 5) == {("measured", "total")}


def test_what_can_not_be_protected_is_refused() -> None:
    total, left = Cell(("total",), 3, 30), Cell(("left",), 3, 3, shown=False)
    table = Table((), cells_of([total, left]), (Equation(("total",), (("left",),)),))
    hidden = protect(table, 5)
    assert hidden == {("total",)}
    zero = Cell(("zero",), 0, 9)
    stuck = Table((), cells_of([zero, Cell(("left",), 0, 3, shown=False)]), (Equation(("zero",), (("left",),)),))
    with pytest.raises(DisclosureError, match="can't be protected"):
        protect(stuck, 5)


def nested(*numbers: int) -> Table:
    """Counts each of which is within the one before; those at odd places are seen by nobody."""
    cells = [
        Cell((f"c{place}",), number, number, importance=place, shown=place % 2 == 0)
        for place, number in enumerate(numbers)
    ]
    table = Table((), cells_of(cells))
    for wide, narrow in pairwise(cells):
        rest = Cell((*wide.key, "rest"), wide.value - narrow.value, wide.value - narrow.value, shown=False)
        table += Table((), cells_of([rest]), (Equation(wide.key, (narrow.key, rest.key)),))
    return table


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ((40, 38, 35), set()),
        ((40, 40, 40), set()),
        ((40, 39, 38), {("c0",)}),
        ((40, 39, 37, 36, 30), {("c0",)}),
        ((40, 39, 38, 38, 36), {("c0",), ("c2",)}),
    ],
)
def test_counts_within_counts_differ_by_nobody_or_by_enough(numbers: tuple[int, ...], hidden: set[Key]) -> None:
    """Also where the count between them is printed nowhere: the least important one that is seen goes."""
    table = nested(*numbers)
    found = protect(table, 5)
    seen = [table.cells[(f"c{place}",)].value for place in range(0, len(numbers), 2) if (f"c{place}",) not in found]
    assert all(one - two == 0 or one - two >= 5 for one, two in combinations(seen, 2))
    assert found == hidden
