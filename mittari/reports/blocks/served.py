"""Who was served."""

from typing import Any

from mittari.definitions.indicator import Indicator
from mittari.paths import UNKNOWN
from mittari.reports.blocks.bar import Bar, bar
from mittari.reports.findings import Findings
from mittari.reports.words import Words

TILES = ("clients", "started", "ended", "episodes")


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """Numbers to stand out, and the clients by gender and age."""
    found = {name: report.figures(indicator, name) for name in TILES}
    tiles = [(words.t(f"served.{name}"), words.whole(rows[0].count)) for name, rows in found.items() if rows]
    return {"tiles": tiles, "charts_by": [(by, _bars(report, indicator, words, by)) for by in ("gender", "age")]}


def _bars(report: Findings, indicator: Indicator, words: Words, by: str) -> list[Bar]:
    figures = [figure for figure in report.figures(indicator, "clients_by") if figure.at(by)]
    return [
        bar(words.t(f"{by}.{figure.at(by)}"), figure, words, muted=figure.at(by) == UNKNOWN)
        for figure in sorted(figures, key=lambda figure: figure.at(by) == UNKNOWN)
    ]
