"""What a report says, before it is written in any format."""

from dataclasses import dataclass
from datetime import datetime

from mittari.definitions.indicator import Indicator
from mittari.definitions.library import Library
from mittari.definitions.report import ReportDefinition
from mittari.disclosure import Released, ReleasedFigure
from mittari.indicators import Question


@dataclass(frozen=True)
class Findings:
    """What was asked, and what may be said: released figures with the definitions that say what they mean."""

    definition: ReportDefinition
    indicators: tuple[Indicator, ...]
    question: Question
    released: Released
    library: Library
    created: datetime
    simulated: bool

    def figures(self, indicator: Indicator, name: str, **at: str) -> list[ReleasedFigure]:
        """The figures of an indicator by name, in order; `at` narrows them to codes of a breakdown."""
        return [
            figure
            for figure in self.released.figures
            if figure.indicator == indicator.id
            and figure.name == name
            and all(figure.at(key) == code for key, code in at.items())
        ]
