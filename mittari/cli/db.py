"""mittari db upgrade: bring a database to the newest schema."""

import typer

from mittari.cli.console import say
from mittari.cli.options import Database
from mittari.store import migrate


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(db, name="db")


db = typer.Typer(no_args_is_help=True, help="Look after the database's schema.")


@db.command()
def upgrade(url: Database) -> None:
    """Create the tables, or bring them to the newest schema; data stay.

    Example: mittari db upgrade --db sqlite:///mittari.db
    """
    before = migrate.current(url)
    migrate.upgrade(url)
    say(f"Schema {before or 'none'} -> {migrate.head()}" if before != migrate.head() else f"Already at {before}.")


@db.command()
def current(url: Database) -> None:
    """Tell which schema a database has, and which one this program needs.

    Example: mittari db current --db sqlite:///mittari.db
    """
    say(f"database: {migrate.current(url) or 'none'}, needed: {migrate.head()}")
