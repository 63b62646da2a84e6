"""The figures as rows: one a figure, with codes instead of words so that programs can read them."""

import pandas as pd

from mittari.disclosure import ReleasedFigure
from mittari.reports.findings import Findings

BREAKDOWNS = ("instrument", "version", "score", "service", "status", "months", "gender", "age")
NAMES = {"version": "instrument_version", "months": "months_after"}
NUMBERS = ("count", "n", "eligible")
DECIMALS = 12
"""The bits after these hang on how the clients were split into parts, and mean nothing."""


def figure_rows(report: Findings) -> pd.DataFrame:
    """One row a figure: its definition, what it is about, n, eligible, value, interval and why it may be missing.

    Shares are 0-1, means raw points; `count` of the `n` people with data, who are of the `eligible`.
    """
    rows = [_row(figure) | _about(report) for figure in report.released.figures]
    frame = pd.DataFrame(rows)
    return frame.astype(dict.fromkeys(NUMBERS, "Int64")) if rows else frame


def _row(figure: ReleasedFigure) -> dict[str, object]:
    return {
        "indicator": figure.indicator,
        "definition_version": figure.version,
        "figure": figure.name,
        "kind": figure.kind.value,
        **{NAMES.get(name, name): figure.at(name) for name in BREAKDOWNS},
        "count": figure.count,
        "n": figure.n,
        "eligible": figure.eligible,
        **{name: _rounded(getattr(figure, name)) for name in ("value", "low", "high")},
        "suppressed": figure.suppressed,
        "remarks": " ".join(figure.remarks),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DECIMALS)


def _about(report: Findings) -> dict[str, object]:
    return {
        "scope": str(report.question.scope),
        "period": str(report.question.period),
        "simulated": report.simulated,
    }


def about_rows(report: Findings) -> pd.DataFrame:
    """What the figures are about, as pairs of key and value."""
    question = report.question
    pairs = {
        "report": f"{report.definition.id} {report.definition.version}",
        "scope": str(question.scope),
        "period": str(question.period),
        "snapshot_created": report.created.isoformat(timespec="seconds"),
        "simulated": report.simulated,
        "smallest_group": report.released.k,
        "suppressed_figures": report.released.suppressed,
        "interval_level": 0.95,
        "gap_days": question.gap_days,
        "entry_days": question.rules.entry_days,
        "exit_days": question.rules.exit_days,
    }
    pairs |= {f"indicator {one.id}": one.version for one in report.indicators}
    pairs |= {f"meter {name} {version}": meter.content_hash for (name, version), meter in question.meters.items()}
    return pd.DataFrame({"key": list(pairs), "value": [str(value) for value in pairs.values()]})
