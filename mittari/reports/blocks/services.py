"""Which services were used."""

from typing import Any

from mittari.definitions.indicator import Indicator
from mittari.reports.blocks.bar import bar, by_size
from mittari.reports.findings import Findings
from mittari.reports.words import Words


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """A bar for each kind of service."""
    figures = report.figures(indicator, "clients_in")
    names = [words.code(report.library.services, figure.at("service")) for figure in figures]
    return {"bars": by_size(bar(name, figure, words) for name, figure in zip(names, figures, strict=True))}
