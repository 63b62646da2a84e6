"""What mittari change writes: a row a client, and beside it the group's figures with the method they come from."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from mittari.change.group import TOLD, GroupChange
from mittari.change.span import Span
from mittari.change.verdict import reasons_told
from mittari.cli.change_method import Chosen
from mittari.cli.console import counted
from mittari.formats.whole_file import whole_file

LEAST = 10
WRITTEN = ["client", "before", "after", "change", "rci", "verdict", "reason"]


def write_changes(
    changes: pd.DataFrame, chosen: Chosen, better: str, output: Path, summary: Path, span: Span | None = None
) -> None:
    """Write the changes as CSV to `output` and the figures of the group as JSON to `summary`.

    Where the changes have a column category, it is in both.
    """
    columns = [*WRITTEN, *(name for name in ["category"] if name in changes)]
    figures = _summary(GroupChange.of(changes), chosen, better) | _categories(changes)
    figures["span"] = None if span is None else asdict(span)
    # Both or none: a file that can't be written is found before the other is moved to its place.
    with whole_file(summary) as about, whole_file(output) as target:
        changes.rename_axis("client").reset_index()[columns].to_csv(target.file, index=False, lineterminator="\n")
        json.dump(figures, about.file, indent=2, allow_nan=False)
        about.file.write("\n")


def _summary(group: GroupChange, chosen: Chosen, better: str) -> dict[str, Any]:
    """What OUT.json says; `rates` are among those with a verdict, `rates_of_all` among all clients of the file."""
    rates = group.rates()
    low, high = group.mean_interval()
    return {
        "method": chosen.method.name,
        "short": chosen.short,
        "assumes": chosen.method.assumes,
        "parameters": chosen.parameters.known(),
        "index": asdict(chosen.line) | {"critical": chosen.line.critical()},
        "sem": chosen.parameters.noise(),
        "better": better,
        "threshold": chosen.line.threshold(),
        "n": group.eligible,
        "measured": group.measured,
        "coverage": _number(group.coverage),
        "told": group.told,
        "mean_change": {"value": _number(group.mean), "low": _number(low), "high": _number(high)},
        "counts": {verdict: int(count) for verdict, count in rates["count"].items()},
        "reasons": dict(group.reasons),
        "rates": _rates(rates, "of_told"),
        "rates_of_all": _rates(rates, "of_eligible"),
    }


def change_words(changes: pd.DataFrame, chosen: Chosen, span: Span | None = None) -> str:
    """The group's figures as lines for the person at the terminal, with what they assume and can't say."""
    group = GroupChange.of(changes)
    low, high = group.mean_interval()
    interval = "" if math.isnan(low) else f" (95 % {low:.4g} to {high:.4g})"
    mean = f": mean change {group.mean:.4g} points{interval}" if group.measured else ""
    why = reasons_told(group.reasons)
    cannot = group.eligible - group.told
    return "\n".join(
        [
            f"{counted(group.eligible, 'client')}, {group.measured} with a first and a last score{mean}",
            *_spans(span),
            f"{_verdicts(group.rates(), group.told)}; {cannot} cannot tell{f' ({why})' if why else ''}",
            f"By {chosen.method.name}, which assumes {chosen.method.assumes}. It can't say what caused a change.",
        ]
    )


def _spans(span: Span | None) -> list[str]:
    if span is None or not span.differs:
        return []
    return [
        f"Spans differ: from first to last score it is {span.least:g} to {span.most:g} {span.unit}, so that "
        "the mean is of no one span; --first and --last compare the same two times of everybody."
    ]


def _verdicts(rates: pd.DataFrame, told: int) -> str:
    """Counts of verdicts, with rates where enough have one."""
    parts = []
    for verdict in TOLD:
        row = rates.loc[verdict.value]
        rate = (
            f" ({row['of_told']:.1%}, {row['of_told_low']:.1%} to {row['of_told_high']:.1%})" if told >= LEAST else ""
        )
        parts.append(f"{row['count']:.0f} {verdict.replace('_', ' ')}{rate}")
    few = f"; fewer than {LEAST} are too few for a rate" if told < LEAST else ""
    return f"{told} with a verdict: {', '.join(parts)}{few}"


def _categories(changes: pd.DataFrame) -> dict[str, Any]:
    if "category" not in changes:
        return {}
    return {
        "categories": {str(name): int(count) for name, count in changes["category"].value_counts(sort=False).items()}
    }


def _rates(rates: pd.DataFrame, among: str) -> dict[str, Any]:
    columns = {"rate": among, "low": f"{among}_low", "high": f"{among}_high"}
    rows = rates[rates[among].notna()]
    return {str(verdict): {key: float(row[name]) for key, name in columns.items()} for verdict, row in rows.iterrows()}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
