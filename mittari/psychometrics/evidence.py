"""A meter's evidence table from an operator's own data: every method that applies to each of its scores."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.definitions.meter import Meter
from mittari.psychometrics.consistency import consistency
from mittari.psychometrics.distribution import distribution
from mittari.psychometrics.finding import Figure, Finding
from mittari.psychometrics.same_meaning import Codes, same_meaning
from mittari.psychometrics.stability import stability
from mittari.scoring.score import score_columns
from mittari.statistics.summary import Summary

COLUMNS = ["score", "method", "figure", "value", "low", "high", "n", "note"]


@dataclass(frozen=True)
class Evidence:
    """The findings of a meter's scores, in the meter's order."""

    meter: str
    version: str
    forms: int
    findings: tuple[Finding, ...]

    def figure(self, score: str, name: str) -> Figure | None:
        """A figure of a score by its name, or None where it was not given."""
        of_score = (figure for finding in self.findings if finding.score == score for figure in finding.figures)
        return next((figure for figure in of_score if figure.name == name), None)

    def table(self) -> pd.DataFrame:
        """One row a figure: score, method, figure, value, low, high, n, note; a method without figures has a note."""
        return pd.DataFrame([row for finding in self.findings for row in _rows(finding)], columns=COLUMNS)

    def summary(self) -> Summary:
        """All findings in words, score by score."""
        parts = [f"{self.meter} {self.version}, {self.forms} forms"]
        for score in dict.fromkeys(finding.score for finding in self.findings):
            parts.append(f"{score}\n{'-' * len(score)}")
            parts += [f"{one.method}: {one.words}" for one in self.findings if one.score == score]
        return Summary("\n\n".join(parts) + "\n")


@dataclass(frozen=True)
class Second:
    """A second measurement of people whose state has not changed.

    `rows` are the row numbers of the first codes that belong to the rows of `codes`, in their order.
    """

    codes: Mapping[str, np.ndarray]
    rows: np.ndarray


def evidence(
    meter: Meter,
    codes: Mapping[str, np.ndarray],
    second: Second | None = None,
    *,
    groups: pd.Series | None = None,
    even_if_small: bool = False,
) -> Evidence:
    """Every finding on every score of a meter, from codes by item id (one row a person) and perhaps a group each.

    What does not apply (alpha of a formative score) or is refused (too few people) is there with the reason.
    """
    values = {name: one.value for name, one in score_columns(meter, codes).items()}
    again = {name: one.value for name, one in score_columns(meter, second.codes).items()} if second else {}
    pairs = {
        name: pd.DataFrame({"first": values[name][second.rows], "second": after})
        for name, after in again.items()
        if second is not None
    }
    twice = ({name: column[second.rows] for name, column in codes.items()}, second.codes) if second else None
    findings = tuple(_findings(meter, codes, values, pairs, twice, groups, even_if_small))
    forms = len(next(iter(values.values()), ()))
    return Evidence(meter.id, meter.version, forms, findings)


def _findings(
    meter: Meter,
    codes: Mapping[str, np.ndarray],
    values: Mapping[str, np.ndarray],
    pairs: Mapping[str, pd.DataFrame],
    twice: tuple[Codes, Codes] | None,
    groups: pd.Series | None,
    even_if_small: bool,
) -> Iterator[Finding]:
    for name, score in meter.scores.items():
        yield from distribution(score, values[name], meter.norms.norms, even_if_small)
        there = values[name][~np.isnan(values[name])]
        spread = float(there.std(ddof=1)) if len(there) > 1 else float("nan")
        yield from consistency(meter, score, codes, spread, even_if_small, groups)
        yield from same_meaning(meter, score, codes, twice, groups, even_if_small)
        if name in pairs:
            yield from stability(name, pairs[name], even_if_small)


def _rows(finding: Finding) -> Iterator[list[object]]:
    for figure in finding.figures:
        yield [finding.score, finding.method, figure.name, figure.value, figure.low, figure.high, figure.n, ""]
    if not finding.figures:
        yield [finding.score, finding.method, "", np.nan, np.nan, np.nan, pd.NA, finding.words]
