"""What the report does not know, and what its figures mean."""

from typing import Any

from mittari.change import threshold
from mittari.definitions.meter import Meter
from mittari.reports.findings import Findings
from mittari.reports.words import Words


def limits(report: Findings, words: Words) -> dict[str, Any]:
    """Sentences on what is not known, the definitions in use, and the thresholds of reliable change."""
    return {
        "unknowns": _unknowns(report, words),
        "definitions": [
            [words.named(one.names), f"{one.id} {one.version}", words.named(one.why)] for one in report.indicators
        ],
        "thresholds": [row for meter in _used(report) for row in _thresholds(meter, words)],
        "k": report.released.k,
    }


def _unknowns(report: Findings, words: Words) -> list[str]:
    keys = ["association", "missing", "regression", "several"]
    hidden = words.t(
        "limits.hidden", count=report.released.suppressed, n=report.released.suppressed, k=report.released.k
    )
    return [words.t(f"limits.{key}") for key in keys] + ([hidden] if report.released.suppressed else [])


def _used(report: Findings) -> list[Meter]:
    """The meters that the report has a mean change of."""
    names = {
        (figure.at("instrument"), figure.at("version"))
        for figure in report.released.figures
        if figure.kind == "mean" and figure.suppressed != "no_data"
    }
    return [meter for key, meter in report.question.meters.items() if key in names]


def _thresholds(meter: Meter, words: Words) -> list[list[str]]:
    """A row for each score with a SEM: how many points are more than noise, and where the SEM is from."""
    rows = []
    for score in meter.scores:
        norm = meter.sem(score)
        if norm and norm.sem:
            origin = f"{words.t(f'origin.{norm.status}')}: {norm.source}"
            need = words.point(threshold(norm.sem, mdc=norm.mdc))
            rows.append([words.score(meter, score), f"{meter.id} {meter.version}", words.point(norm.sem), need, origin])
    return rows
