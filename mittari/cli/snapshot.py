"""mittari snapshot: pseudonymous tables for statistics."""

import typer

from mittari.cli.console import progress, say
from mittari.cli.database import database
from mittari.cli.options import Database, Folder
from mittari.definitions.library import default_library
from mittari.store.snapshot import write_snapshot


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(snapshot)


def snapshot(db: Database, output: Folder) -> None:
    """Write the database as Parquet files split by client: pseudonyms and codes, no names, no free text.

    Example: mittari snapshot --db sqlite:///mittari.db -o snapshot
    """
    with database(db) as engine, progress("Writing the snapshot") as advance:
        write_snapshot(engine, default_library(), output, progress=advance)
    say(f"{output} is written. Its rows are still about single people: keep it as safe as the database.")
