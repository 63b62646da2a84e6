"""How many were measured."""

from typing import Any

from mittari.definitions.indicator import Indicator
from mittari.reports.blocks.bar import bar
from mittari.reports.findings import Findings
from mittari.reports.words import Words

NAMES = ("measured_at_entry", "measured_at_exit")


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """The share measured at the entry and at the exit of the path, and of how many."""
    figures = [one for name in NAMES for one in report.figures(indicator, name)]
    bars = [bar(words.t(f"coverage.{figure.name}"), figure, words) for figure in figures]
    table = [[*row.cells, words.whole(figure.n)] for row, figure in zip(bars, figures, strict=True)]
    return {"bars": bars, "table": table}
