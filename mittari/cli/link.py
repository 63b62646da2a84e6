"""mittari link: one meter's scores on the scale of another, for the means of groups."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pandas as pd
import typer

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.cli.console import progress, say
from mittari.cli.options import NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.definitions.library import default_library
from mittari.errors import InputError, MittariError, Problem
from mittari.psychometrics.linking.declaration import EXAMPLE, Declaration, Side, read_declaration
from mittari.psychometrics.linking.domain import DomainMeans, side_by_side
from mittari.psychometrics.linking.link import link as find_link
from mittari.psychometrics.linking.linked import Link
from mittari.psychometrics.linking.sample import Design
from mittari.psychometrics.linking.table import Method

Check = Callable[[dict[str, np.ndarray], str], list[Problem]]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(link)


def link(
    scores: Annotated[Path, typer.Argument(metavar="SCORES.csv", help="One row a person, a column for each score.")],
    from_: Annotated[
        str, typer.Option("--from", metavar="COL", help="Column with the score that is read on the other.")
    ],
    to: Annotated[str, typer.Option(metavar="COL", help="Column with the score whose scale it is read on.")],
    output: NewFolder,
    declared: Annotated[
        Path | None, typer.Option(metavar="SAME.yaml", help="Who says that both measure the same, and why.")
    ] = None,
    method: Annotated[Method, typer.Option(help="What the scales are taken to differ in.")] = "equipercentile",
    smoothing: Annotated[
        str, typer.Option(metavar="DEGREE", help="Moments that smoothing keeps: 1, 2, 3 ..., aic or none.")
    ] = "aic",
    design: Annotated[
        Design, typer.Option(help="All have both scores, or two groups drawn by chance have one each.")
    ] = "single",
    client: Annotated[str | None, typer.Option(metavar="COL", help="Column that names the person: once each.")] = None,
    group: Annotated[
        str | None, typer.Option(metavar="COL", help="Column with gender, language ...: does the link hold in each?")
    ] = None,
    means: Annotated[
        Path | None, typer.Option(metavar="OTHERS.csv", help="People with one of the scores, for the means of --by.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="COL", help="Column of OTHERS.csv with the service.")] = None,
    seed: Annotated[int, typer.Option(help="Of the bootstrap.")] = 1,
    even_if_small: Annotated[bool, typer.Option("--even-if-small", help="Give figures also below 400 people.")] = False,
) -> None:
    """Link two meters that measure the same thing: a table from one score to the other, each with its error.

    SAME.yaml declares what both measure, their ranges and which way is better; without it nothing is linked. DIR gets
    table.csv, link.json and summary.txt; subgroups.csv with --group; domain.csv with --means (T scores of services,
    50 and 10 being mean and SD of the declared reference group). For means of groups only (Kolen & Brennan 2014).

    Example: mittari link both.csv --from phq --to bdi --declared mood.yaml --client id -o link
    """
    if (means is None) != (by is None):
        raise MittariError("--means and --by go together: a file of people, and its column with the service")
    if from_ == to:
        raise MittariError("--from and --to are one column: name the columns of two scores")
    declaration = _declaration(declared, bool(means))
    sides = {from_: declaration.from_, to: declaration.to}
    frame = _scores(scores, sides, client, group, [_no_scores, *([_both] if design == "random" else [])])
    others = _scores(means, sides, None, by, [_both]) if means else None
    how: dict[str, Any] = {"design": design, "method": method, "smoothing": _degree(smoothing), "group": group}
    with progress("Linking"):
        found = find_link(frame, declaration, from_=from_, to=to, **how, seed=seed, even_if_small=even_if_small)
    domain = None if others is None else side_by_side(others, found, group=str(by), from_=from_, to=to)
    _write(found, domain, output, even_if_small)


def _declaration(path: Path | None, means: bool) -> Declaration:
    if path is None:
        raise MittariError(
            f"nobody has declared that both scores measure the same: give --declared SAME.yaml, like\n{EXAMPLE}"
        )
    declaration = read_declaration(path, default_library())
    if means and declaration.reference is None:
        reason, advice = "--means needs a reference group", "write population, mean, sd and source of whose mean is 50"
        raise InputError([Problem(path.name, "reference", reason, advice)])
    return declaration


def _degree(smoothing: str) -> Any:
    if smoothing in ("aic", "none"):
        return smoothing
    if not smoothing.isdecimal():
        raise MittariError(f"--smoothing {smoothing}: write a degree like 4, aic or none")
    return int(smoothing)


def _scores(
    path: Path, sides: dict[str, Side], client: str | None, group: str | None, checks: list[Check]
) -> pd.DataFrame:
    """The columns of a file; raises InputError naming each row with a score that can't be, a person twice or none."""
    frame = text_columns(path, list(sides))
    names = [*sides, *(name for name in (client, group) if name is not None)]
    if problems := missing_columns(frame, names, path.name):
        raise InputError(problems)
    columns: dict[str, Any] = {}
    for name, side in sides.items():
        columns[name], more = number_column(frame[name], name, path.name, None)
        low, high = side.range or (-math.inf, math.inf)
        advice = "correct it, or the range in the declaration"
        off = np.isfinite(columns[name]) & ((columns[name] < low) | (columns[name] > high))
        problems += more + problems_at(off, name, path.name, f"is not on the scale from {low:g} to {high:g}", advice)
    for check in checks:
        problems += check(columns, path.name)
    problems += _unclear(frame, client, group, path.name)
    if problems:
        raise InputError(problems)
    return frame[names].assign(**columns)


def _both(columns: dict[str, np.ndarray], source: str) -> list[Problem]:
    rows = ~np.isnan(np.vstack(list(columns.values()))).any(axis=0)
    return problems_at(rows, ", ".join(columns), source, "this row has both scores", "keep one of them")


def _no_scores(columns: dict[str, np.ndarray], source: str) -> list[Problem]:
    advice = "look whether the right column is named"
    empty = [name for name, column in columns.items() if np.isnan(column).all()]
    return [Problem(source, name, "holds no score", advice) for name in empty]


def _unclear(frame: pd.DataFrame, client: str | None, group: str | None, source: str) -> list[Problem]:
    problems: list[Problem] = []
    for name in (client, group):
        if name is not None:
            problems += problems_at(is_empty(frame[name]), name, source, "is empty", "fill it in, or leave the row out")
    if client is not None:
        twice = (frame[client].duplicated(keep=False) & (frame[client] != "")).to_numpy()
        problems += problems_at(twice, client, source, "this person is here twice", "keep one row of each person")
    return problems


def _write(found: Link, domain: DomainMeans | None, output: Path, even_if_small: bool) -> None:
    tables = {"table": found.table}
    if found.subgroups:
        tables["subgroups"] = found.subgroups.table
    words = words_or_why_not(found, even_if_small)
    if domain:
        tables["domain"] = domain.table
        words += "\n" + words_or_why_not(domain, even_if_small)
    write_result(output, tables, _about(found), words, "link")
    say(words)
    say(f"{output}: {', '.join(f'{name}.csv' for name in tables)}, link.json and summary.txt")


def _about(found: Link) -> dict[str, Any]:
    people, groups = found.people, found.subgroups
    return {
        "declaration": found.declaration.model_dump(mode="json", by_alias=True, exclude_none=True),
        "method": found.method,
        "smoothing": found.degrees,
        "design": "single" if people.paired else "random",
        "n": {"from": people.x, "to": people.y},
        "left_out": people.left_out,
        "correlation": found.correlation,
        "disattenuated": found.disattenuated,
        "subgroups": {
            "remsd": groups.remsd,
            "by_chance": groups.by_chance,
            "half_a_score": groups.half_step,
            "differ": groups.differ,
        }
        if groups
        else None,
        "below_minimum": list(found.below_minimum),
    }
