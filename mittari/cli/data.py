"""mittari data export: pseudonymous research data for statistics programs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from sqlalchemy import Engine

from mittari.cli.console import counted, progress, say
from mittari.cli.database import database
from mittari.definitions.library import default_library
from mittari.errors import InputError, MittariError, Problem
from mittari.formats.data import (
    FORMATS,
    WHOLE_FORMATS,
    Dataset,
    Pseudonyms,
    Wanted,
    build_dataset,
    kept_key,
    whole_place,
    write,
)
from mittari.indicators.period import Period
from mittari.records.actor import SYSTEM, Event
from mittari.store import audit
from mittari.store.snapshot import Snapshot, write_snapshot

LONGEST_DETAIL = 500
"""What the log's column holds."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(data, name="data")


data = typer.Typer(no_args_is_help=True, help="Take data out for research.")


@data.callback()
def _group() -> None:
    """Take data out for research."""


@data.command()
def export(
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="A new folder; a file for xlsx and with --table.")
    ],
    db: Annotated[str | None, typer.Option("--db", metavar="URL", help="Take the data from a database,")] = None,
    snapshot: Annotated[Path | None, typer.Option(metavar="DIR", help="or from a snapshot.")] = None,
    meter: Annotated[
        list[str] | None, typer.Option(metavar="METER", help="Only this meter; may be given more than once.")
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="FROM/TO", help="Only this time: 2025-01-01/2025-12-31.")
    ] = None,
    organisation: Annotated[str | None, typer.Option(metavar="ID", help="Only what it recorded.")] = None,
    language: Annotated[str, typer.Option(help="The language of the labels.")] = "fi",
    table: Annotated[str | None, typer.Option(metavar="NAME", help="Only this table, as a single file.")] = None,
    background: Annotated[
        bool, typer.Option("--background", help="Add year of birth, gender and home municipality.")
    ] = False,
    key_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the pseudonyms' key, so that exports can be joined.")
    ] = None,
) -> None:
    """Export answers, scores, episodes and statuses under pseudonyms made for this export; no names, no free text.

    Example: mittari data export --db sqlite:///mittari.db --format sav -o data
    """
    _check(format_, output, table)
    wanted = Wanted(language, tuple(meter or ()), Period.read(period) if period else None, organisation, background)
    pseudonyms = kept_key(key_file) if key_file else Pseudonyms()
    now = datetime.now(UTC)
    with TemporaryDirectory() as scratch, _source(db, snapshot, Path(scratch)) as (engine, source):
        rows = Path(scratch) / "rows"
        rows.mkdir()
        with progress("Reading") as advance:
            dataset = build_dataset(source, default_library(), wanted, pseudonyms, rows, now.date(), advance)
        with whole_place(output) as place:
            with progress("Writing") as advance:
                write(dataset, format_, place, table, advance)
            if engine:
                # Logged before the file is there: what leaves is in the log.
                audit.log(engine, Event(now, SYSTEM, "export", object="data", detail=_detail(wanted, format_, table)))
    _tell(dataset, output, table)


def _check(format_: str, output: Path, table: str | None) -> None:
    if format_ not in FORMATS:
        raise _refusal("--format", f"there is no format {format_!r}", f"choose from: {', '.join(FORMATS)}")
    if table and format_ in WHOLE_FORMATS:
        raise _refusal("--table", f"{format_} holds all tables", "leave it out, or choose another format")
    if not table and format_ not in WHOLE_FORMATS and output.suffix == f".{format_}":
        raise _refusal("--output", "names a file, and there are several tables", "name a folder, or add --table NAME")


@contextmanager
def _source(db: str | None, snapshot: Path | None, scratch: Path) -> Iterator[tuple[Engine | None, Snapshot]]:
    """The snapshot, written just now if a database is named, and the database."""
    if (db is None) == (snapshot is None):
        raise MittariError("say where the data come from: either --db URL or --snapshot DIR")
    if snapshot is not None:
        yield None, Snapshot.open(snapshot)
        return
    with database(str(db)) as engine:
        with progress("Taking a snapshot") as advance:
            write_snapshot(engine, default_library(), scratch / "snapshot", progress=advance)
        yield engine, Snapshot.open(scratch / "snapshot")


def _detail(wanted: Wanted, format_: str, table: str | None) -> str:
    """What left, in words without a name of a person."""
    told = {
        "format": format_,
        "table": table,
        "meters": " ".join(wanted.meters),
        "period": str(wanted.period or ""),
        "organisation": wanted.organisation,
        "background": "yes" if wanted.background else None,
    }
    return ", ".join(f"{name}: {value}" for name, value in told.items() if value)[:LONGEST_DETAIL]


def _tell(dataset: Dataset, output: Path, table: str | None) -> None:
    written = [each for each in dataset.tables if table in (None, each.name)]
    tables = [f"{each.name} ({counted(each.rows, 'row')})" for each in written]
    say(f"{output}: {', '.join(tables)}")
    say("The rows are about single people: keep them as safe as the database.")


def _refusal(option: str, reason: str, advice: str) -> InputError:
    return InputError([Problem("export", option, reason, advice)])
