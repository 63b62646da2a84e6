"""Why answers are not there."""

from typing import Any

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.indicator import Indicator
from mittari.reports.blocks.bar import bar
from mittari.reports.findings import Findings
from mittari.reports.words import Words


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """A bar for each kind of non-answer."""
    figures = [one for kind in NonAnswer for one in report.figures(indicator, kind.word)]
    bars = [bar(words.t(f"non_answers.{figure.name}"), figure, words) for figure in figures]
    table = [[*row.cells, words.whole(figure.n)] for row, figure in zip(bars, figures, strict=True)]
    return {"bars": bars, "table": table}
