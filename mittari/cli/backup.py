"""mittari backup and mittari restore: the whole database in one checked file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.store import backup as store_backup
from mittari.store import migrate


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    db: Database,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The backup file to write.")],
) -> None:
    """Write everything in the database, as of one moment, to one file with check sums.

    Example: mittari backup --db sqlite:///mittari.db -o mittari-backup.zip
    """
    with database(db) as engine:
        store_backup.backup(engine, output, datetime.now(UTC))
    say(f"{output}: {output.stat().st_size / 1024:.0f} KB. It holds personal data: keep it as safe as the database.")


def restore(file: Annotated[Path, typer.Argument(metavar="FILE")], db: Database) -> None:
    """Fill an empty database from a backup; a damaged file is refused before anything is written.

    Example: mittari restore mittari-backup.zip --db postgresql://localhost/mittari
    """
    store_backup.check(file)
    migrate.upgrade(db)
    with database(db) as engine:
        store_backup.restore(file, engine)
    say(f"Restored {file}.")
