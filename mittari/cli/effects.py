"""mittari effects: what goes along with change in each service, with all others of the path beside it."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mittari.cli.console import counted, progress, say
from mittari.cli.options import ClientColumn, EvenIfSmall, NewFolder, ScoreColumn
from mittari.cli.result_files import text_columns, told, words_or_why_not, write_result
from mittari.effects.multiple_membership import Course, path_effects
from mittari.effects.path_effects import PathEffects
from mittari.effects.sensitivity import weighting_sensitivity


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(effects)


def effects(
    measurements: Annotated[Path, typer.Argument(metavar="MEASUREMENTS.csv", help="One row a client and time.")],
    spells: Annotated[Path, typer.Argument(metavar="SPELLS.csv", help="Columns id, service, provider, start, end.")],
    client: ClientColumn,
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the time, in the unit of start and end.")],
    score: ScoreColumn,
    output: NewFolder,
    level: Annotated[
        Literal["service", "provider", "both"], typer.Option(help="What people are members of.")
    ] = "service",
    weights: Annotated[
        Literal["dose", "share"], typer.Option(help="Time spent there so far, or its share of all time in services.")
    ] = "dose",
    overlap: Annotated[
        Literal["once", "add"], typer.Option(help="How overlapping spells of one client in one service count.")
    ] = "once",
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="Also weight in every other way, and tell whether they agree.")
    ] = False,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Fit score ~ time + dose + (time | client) + memberships, by REML (Browne, Goldstein & Rasbash 2001).

    DIR gets services.csv (and providers.csv), fit.json and summary.txt (told from 50 clients and 10 services on). An
    effect is the fixed dose plus the service's own part, in points a unit of time; with --weights share it is points
    at a share of 1. Results depend on the weights: --sensitivity holds them side by side in sensitivity.csv.

    Example: mittari effects scores.csv spells.csv --client id --time month --score y -o effects
    """
    frames = text_columns(measurements, [time, score]), text_columns(spells, ["start", "end"])
    sources = measurements.name, spells.name
    course = Course(client, time, score, level=level, weights=weights, overlap=overlap, sources=sources)
    with progress("Fitting the services"):
        found = path_effects(*frames, course)
        other_ways = weighting_sensitivity(*frames, course) if sensitivity else None
    words, going_on = words_or_why_not(found, even_if_small), int((frames[1]["end"] == "").sum())
    if going_on:
        words += f"\n{counted(going_on, 'spell')} without an end went on at the last measurement."
    both = {"services": found.services, "providers": found.providers}
    tables = {name: table for name, table in both.items() if table is not None}
    if other_ways:
        tables["sensitivity"] = other_ways.table
        words += "\n" + other_ways.summary()
    write_result(output, tables, _about(found, time, level) | {"spells_without_an_end": going_on}, words)
    say(words)
    say(f"{output}: {', '.join(f'{name}.csv' for name in tables)}, fit.json and summary.txt")


def _about(found: PathEffects, time: str, level: str) -> dict[str, Any]:
    names = ["intercept", time, "dose"] if found.weights == "dose" else ["intercept", time]
    about = told(found.fit, names, found.below_minimum)
    levels = ["service", "provider"] if level == "both" else [level]
    about["variance"] |= dict(zip(levels, found.variances, strict=True))
    return about | {
        "level": level,
        "weights": found.weights,
        "overlap": found.overlap,
        "criterion_without_services": found.criterion_without,
        "p_no_difference": found.p_no_difference,
        "unscored": found.unscored,
        "before_any_service": found.before_any_service,
    }
