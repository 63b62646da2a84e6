"""mittari rescore: old measurements scored again, and every difference to what is stored."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from mittari.cli.console import Advance, counted, progress, say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.definitions.library import default_library
from mittari.errors import MittariError
from mittari.formats.whole_file import whole_file
from mittari.store.engine import reading
from mittari.store.rescore import Block, Difference, Why, rescore
from mittari.store.rescore_plan import Plan, plan_rescore


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rescore")(rescore_measurements)


def rescore_measurements(
    db: Database,
    meter: Annotated[str | None, typer.Option(metavar="ID", help="Only measurements by this meter.")] = None,
    version: Annotated[
        str | None, typer.Option(metavar="X", help="Score by this version; left out: as it was scored before.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIFFERENCES.csv", help="Where each difference goes.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Store the new scores beside the old ones.")] = False,
) -> None:
    """Score what is stored once more and show every score that comes out differently; nothing is overwritten.

    Ends with status 1 if there is a difference that is not stored, or something can't be scored again. With --version
    older answers are carried forward by the meter's crosswalk, and only what it lets be compared is scored.

    Example: mittari rescore --db sqlite:///mittari.db -o differences.csv
    """
    if version and not meter:
        raise MittariError("say with --meter whose version it is")
    with database(db) as engine, progress("Scoring again") as advance:
        with reading(engine) as connection:
            plan = plan_rescore(connection, default_library(), meter, version)
        blocks = rescore(engine, plan, datetime.now(UTC), store=apply)
        why, new = _write(_counted(blocks, plan, advance), output)
    _tell(plan, why, new, output, apply)
    open_ends = why[Why.ALTERED] or (why and not apply) or (plan.left and not version)
    if open_ends:
        raise typer.Exit(1)


def _counted(blocks: Iterable[Block], plan: Plan, advance: Advance) -> Iterator[Block]:
    done = 0
    for block in blocks:
        done += block.measurements
        advance(done, plan.steps)
        yield block


def _write(blocks: Iterable[Block], path: Path | None) -> tuple[Counter[Why], int]:
    """How many differences of each kind there are, and how many scores were not stored; the file gets them all."""
    if path is None:
        return _tally(blocks, lambda _: None)
    with whole_file(path) as target:
        rows = csv.writer(target.file, lineterminator="\n")
        rows.writerow(field.name for field in fields(Difference))
        return _tally(blocks, rows.writerows)


def _tally(blocks: Iterable[Block], write: Callable[[list[tuple[Any, ...]]], object]) -> tuple[Counter[Why], int]:
    why: Counter[Why] = Counter()
    new = 0
    for block in blocks:
        why.update(each.why for each in block.differences)
        new += len(block.rows)
        write([astuple(each) for each in block.differences])
    return why, new


def _tell(plan: Plan, why: Counter[Why], new: int, output: Path | None, apply: bool) -> None:
    for left in plan.left:
        measurements = counted(left.measurements, "measurement")
        say(f"{left.instrument} {left.version}: {measurements} not scored again: {left.reason}.")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(why.items()))
    found = f"{counted(why.total(), 'difference')} ({kinds})" if why else "no score differs"
    say(f"{counted(plan.measurements, 'measurement')} scored again: {found}.")
    if why:
        say(f"{output}: every difference. It tells about single people: keep it as safe as the database."
            if output else "-o DIFFERENCES.csv lists them.")  # fmt: skip
    if why[Why.ALTERED]:
        say("Altered scores stay as they are stored; docs/versions.md tells what to do about them.")
    if new:
        say(f"{counted(new, 'new score')} {'stored beside the old ones.' if apply else 'can be stored with --apply.'}")
