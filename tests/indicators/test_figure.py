"""Tables add; a cell that two measures share is there once."""

from mittari.indicators import Cell, Equation, Table
from mittari.indicators.figure import cells_of, share


def test_a_shared_cell_is_there_once_and_keeps_the_more_important() -> None:
    hidden = Table((), cells_of([Cell(("a",), 5, 5, shown=False)]), (Equation(("t",), (("a",),)),))
    shown = Table((), cells_of([Cell(("a",), 5, 5, importance=9)]), (Equation(("t",), (("a",),)),))
    for both in (hidden + shown, shown + hidden):
        assert both.cells == {("a",): Cell(("a",), 5, 5, importance=9)}
        assert len(both.equations) == 1


def test_a_share_of_nobody_is_no_figure() -> None:
    assert share(0, 0) == (None, None, None)
    assert share(3, 12)[0] == 0.25
