"""mittari areas: which municipality lies in which area."""

from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.definitions.areas import AreaSystem, read_areas
from mittari.definitions.library import default_library
from mittari.store import areas as store_areas
from mittari.store.engine import writing


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(areas)


def areas(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file, or the name of one in the library.")],
    db: Database,
) -> None:
    """Load the areas of one year: one row a municipality, and for each level its code and names.

    Example: mittari areas south-karelia-2026 --db sqlite:///mittari.db
    """
    system = area_system(file)
    with database(db) as engine, writing(engine) as connection:
        store_areas.load(connection, system)
    levels = ", ".join(f"{len(system.of(level))} {level}" for level in system.levels)
    say(f"Areas of {system.year}: {levels}.")


def area_system(file: str) -> AreaSystem:
    """The areas in a file, or in the library's file of this name."""
    path = Path(file)
    return read_areas(path) if path.is_file() else default_library().areas(file)
