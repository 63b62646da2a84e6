"""mittari change: who changed more than the noise of measuring, from a file of scores."""

import json
import math
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
import typer

from mittari.change.first_to_last import first_to_last
from mittari.change.group import GroupChange
from mittari.change.reliable import reliable_change, threshold
from mittari.cli.console import say
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import CsvFile, open_csv
from mittari.formats.whole_file import different_files, whole_file

WRITTEN = ["client", "before", "after", "change", "rci", "verdict", "reason"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(change)


def change(
    scores: Annotated[Path, typer.Argument(metavar="SCORES.csv", help="One row a client and time.")],
    client: Annotated[str, typer.Option(metavar="COL", help="Column that names the client.")],
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the time: numbers, dates or names.")],
    scale: Annotated[str, typer.Option(metavar="COL", help="Column with the score.")],
    sem: Annotated[float, typer.Option(metavar="X", help="Standard error of measurement, in raw points.")],
    better: Annotated[Literal["higher", "lower"], typer.Option(help="Which way is better.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.csv", help="Where the changes go.")],
    first: Annotated[
        str | None, typer.Option(metavar="A", help="First time; left out: each client's earliest.")
    ] = None,
    last: Annotated[str | None, typer.Option(metavar="B", help="Last time; left out: each client's latest.")] = None,
    low: Annotated[float | None, typer.Option(help="Lowest possible score: no verdict for who starts there.")] = None,
    high: Annotated[float | None, typer.Option(help="Highest possible score: likewise.")] = None,
) -> None:
    """Compare first and last score of each client by the reliable change index (Jacobson & Truax 1991).

    Beside OUT.csv comes OUT.json with n, the count and rate of each verdict, and their Wilson intervals.

    Example: mittari change scores.csv --client id --time wave --scale bdi_total --sem 3 --better lower -o change.csv
    """
    summary = output.with_suffix(".json")
    different_files(scores, output, summary)
    if math.isnan(sem):
        raise InputError([Problem("--sem", "", "not a number", "give the meter's SEM in raw points")])
    source = open_csv(scores)
    frame = _numbers(source, client, time, scale)
    pairs = first_to_last(frame, client=client, time=time, score=scale, first=first, last=last, source=scores.name)
    changes = reliable_change(pairs["before"], pairs["after"], sem=sem, better=better, low=low, high=high)
    with whole_file(output) as target:
        changes.rename_axis("client").reset_index()[WRITTEN].to_csv(target.file, index=False, lineterminator="\n")
    group = GroupChange.of(changes)
    with whole_file(summary) as target:
        json.dump(_summary(group, sem, better), target.file, indent=2, allow_nan=False)
        target.file.write("\n")
    say(f"{len(changes)} clients: {output} and {summary.name}")


def _numbers(source: CsvFile, client: str, time: str, scale: str) -> pd.DataFrame:
    _require(source, [client, time, scale])
    frame = source.read()[[client, time, scale]].apply(lambda column: column.str.strip())
    written = frame[scale].str.replace(",", ".") if source.decimal_comma else frame[scale]
    numbers = pd.to_numeric(written, errors="coerce")
    wrong = numbers.isna() & ~written.isin(["", "NA", "NaN", "nan"])
    if wrong.any():
        advice = "write a decimal point, and leave the cell empty if the score is missing"
        raise InputError(
            [Problem(source.path.name, scale, "not a number", advice, int(row) + 2) for row in frame.index[wrong]]
        )
    return frame.assign(**{scale: numbers})


def _require(source: CsvFile, columns: list[str]) -> None:
    advice = f"the file has: {', '.join(source.columns[:20])}"
    missing = [name for name in columns if name not in source.columns]
    problems = [Problem(source.path.name, name, "there is no such column", advice) for name in missing]
    if len(set(columns)) < len(columns):
        reason = "--client, --time and --scale name the same column"
        problems.append(Problem(source.path.name, "", reason, "name three different columns"))
    if problems:
        raise InputError(problems)


def _summary(group: GroupChange, sem: float, better: str) -> dict[str, Any]:
    """What OUT.json says; `rates` are among those with a verdict, `rates_of_all` among all clients of the file."""
    rates = group.rates()
    low, high = group.mean_interval()
    return {
        "method": "Jacobson-Truax",
        "sem": sem,
        "better": better,
        "threshold": threshold(sem),
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


def _rates(rates: pd.DataFrame, among: str) -> dict[str, Any]:
    columns = {"rate": among, "low": f"{among}_low", "high": f"{among}_high"}
    rows = rates[rates[among].notna()]
    return {str(verdict): {key: float(row[name]) for key, name in columns.items()} for verdict, row in rows.iterrows()}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
