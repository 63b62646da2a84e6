"""The door: what comes out holds no small number, in no field."""

import pytest

from mittari.disclosure import release
from mittari.errors import DisclosureError
from mittari.indicators import Cell, Figure, Kind, Table, compute
from mittari.indicators.figure import cells_of
from tests.disclosure.made_up import row
from tests.indicators.part import REGION, indicator, question, simulated

ALL = [indicator(name) for name in ("served", "coverage", "change", "services")] + [indicator("exit_status", "ended")]


def test_a_hidden_part_has_no_count_value_or_interval() -> None:
    figures = {one.name: one for one in release(row("status", 3, 17, 22)).figures}
    assert (figures["0"].count, figures["0"].value, figures["0"].low, figures["0"].suppressed) == (
        None,
        None,
        None,
        "small_group",
    )
    assert figures["1"].suppressed == "small_group"
    assert (figures["2"].count, figures["2"].n, figures["2"].suppressed) == (22, 42, "")


def test_a_mean_needs_its_group() -> None:
    n, eligible = Cell(("n",), 4, 4), Cell(("eligible",), 50, 50)
    mean = Figure("change", "1.0.0", "mean_change", Kind.MEAN, (), None, ("n",), ("eligible",), 2.5, 1.0, 4.0)
    (figure,) = release(Table((mean,), cells_of([n, eligible]))).figures
    assert (figure.value, figure.low, figure.n, figure.eligible) == (None, None, None, 50)


def test_no_data_is_not_called_suppressed() -> None:
    n = Cell(("n",), 0, 0)
    mean = Figure("change", "1.0.0", "mean_change", Kind.MEAN, (), None, ("n",), ("n",), None)
    released = release(Table((mean,), cells_of([n])))
    assert released.figures[0].suppressed == "no_data"
    assert released.suppressed == 0


def test_a_smaller_group_than_three_is_never_released() -> None:
    with pytest.raises(DisclosureError):
        release(row("status", 30, 17), k=2)


@pytest.mark.parametrize("clients", [8, 25, 60, 150])
def test_no_number_of_a_report_is_about_one_to_four_people(clients: int) -> None:
    table = compute([simulated(clients)], question(REGION), ALL)
    released = release(table)
    assert len(released.figures) == len(table.figures)
    for figure in released.figures:
        for number in (figure.count, figure.n, figure.eligible):
            assert number is None or number == 0 or number >= 5, figure
        if figure.count is not None and figure.n is not None and figure.kind != "count":
            assert figure.n - figure.count == 0 or figure.n - figure.count >= 5, figure
        if figure.n is not None and figure.eligible is not None:
            assert figure.eligible == figure.n or abs(figure.eligible - figure.n) >= 5, figure
