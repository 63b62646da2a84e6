"""Rows of bars."""

from mittari.disclosure import ReleasedFigure
from mittari.indicators import Kind
from mittari.reports.blocks.bar import bar, by_size
from mittari.reports.words import Words

WORDS = Words("en")


def figure(count: int | None, suppressed: str = "") -> ReleasedFigure:
    value = None if count is None else count / 100
    return ReleasedFigure("x", "1.0.0", "x", Kind.SHARE, (), count, 100, 100, value, value, value, suppressed, ())


def test_cells_of_a_share_and_of_a_hidden_one() -> None:
    assert bar("A", figure(40), WORDS).cells == ["A", "40", "40%", "40–40%"]
    assert bar("B", figure(None, "small_group"), WORDS).cells == ["B", "hidden", "hidden", "–"]


def test_largest_first_then_hidden_then_unknown() -> None:
    rows = [bar("unknown", figure(90), WORDS, muted=True), bar("hidden", figure(None, "small_group"), WORDS)]
    rows += [bar("small", figure(5), WORDS), bar("large", figure(50), WORDS)]
    assert [row.label for row in by_size(rows)] == ["large", "small", "hidden", "unknown"]
