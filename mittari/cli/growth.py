"""mittari growth: each client's level and slope from scores at uneven times."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mittari.change.growth import Correlation, Growth
from mittari.change.growth import growth as fit_growth
from mittari.change.verdict import Verdict
from mittari.cli.console import progress, say
from mittari.cli.options import ClientColumn, EvenIfSmall, Highest, Lowest, NewFolder, ScoreColumn, TimeColumn
from mittari.cli.result_files import text_columns, told, words_or_why_not, write_result
from mittari.cli.use_level import require_individual


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(growth)


def growth(
    measurements: Annotated[Path, typer.Argument(metavar="MEASUREMENTS.csv", help="One row a client and time.")],
    client: ClientColumn,
    time: TimeColumn,
    score: ScoreColumn,
    output: NewFolder,
    method: Annotated[
        Literal["REML", "ML"], typer.Option(help="REML for variances, ML to compare fixed effects.")
    ] = "REML",
    correlation: Annotated[
        Correlation, typer.Option(help="Of one client's errors: by the time between them (car1), or by visits (ar1).")
    ] = "independent",
    better: Annotated[
        Literal["higher", "lower"] | None, typer.Option(help="Which way is better: adds a verdict for each client.")
    ] = None,
    low: Lowest = None,
    high: Highest = None,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Fit score ~ time + (time | client): a mean course, and each client's own level and slope (Laird & Ware 1982).

    DIR gets clients.csv, fit.json and summary.txt (what it assumes and can't say; told from 50 clients on). With
    --better, clients.csv has a verdict a client: improved, no_reliable_change, worse, or cannot_tell with its reason.
    It judges the slope of all of a client's scores, drawn towards the mean slope by what little is known of it;
    reliability says how little.

    Example: mittari growth scores.csv --client id --time month --score y --better higher -o growth
    """
    if better is not None:
        require_individual(score, "--better", "leave it out: the course of all is fitted without it")
    frame = text_columns(measurements, [time, score])
    with progress("Fitting the course"):
        found = fit_growth(
            frame,
            client=client,
            time=time,
            score=score,
            method=method,
            correlation=correlation,
            better=better,
            low=low,
            high=high,
            source=measurements.name,
        )
    words = words_or_why_not(found, even_if_small)
    write_result(output, {"clients": found.clients}, _about(found, time), words)
    say(words)
    say(f"{output}: clients.csv, fit.json and summary.txt")


def _about(found: Growth, time: str) -> dict[str, Any]:
    about = told(found.fit, ["intercept", time], found.below_minimum) | {"unscored": found.unscored}
    if serial := found.serial:
        about["correlation"] = {
            "kind": serial.kind,
            "phi": serial.correlation,
            "criterion_independent": serial.criterion_independent,
            "p_independent": serial.p_independent,
        }
    if "verdict" in found.clients:
        counts = found.clients["verdict"].value_counts()
        about["verdicts"] = {verdict.value: int(counts.get(verdict, 0)) for verdict in Verdict}
    return about
