"""Rows of a bar chart: a share with its interval, or the word for hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from mittari.disclosure import ReleasedFigure
from mittari.reports.words import Words


@dataclass(frozen=True)
class Bar:
    """One row; `value`, `low` and `high` are shares 0-1 or None.

    `unknown` is the share of whom nothing is known, drawn behind the value: the true share lies somewhere in it.
    """

    label: str
    value: float | None
    low: float | None
    high: float | None
    count: str
    share: str
    span: str
    muted: bool = False
    unknown: float | None = None
    unknown_text: str = ""

    @property
    def cells(self) -> list[str]:
        """The row of the table beside the chart."""
        return [self.label, self.count, self.share, self.span or "–"]


def bar(label: str, figure: ReleasedFigure, words: Words, muted: bool = False) -> Bar:
    """The row of a released share."""
    share = words.percent(figure.value) if figure.suppressed != "no_data" else "–"
    span = words.span(figure.low, figure.high)
    return Bar(label, figure.value, figure.low, figure.high, words.whole(figure.count), share, span, muted)


def by_size(bars: Iterable[Bar]) -> list[Bar]:
    """The largest first, hidden ones and what is not known last."""
    return sorted(bars, key=lambda row: (row.muted, row.value is None, -(row.value or 0), row.label))
