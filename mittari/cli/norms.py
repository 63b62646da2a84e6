"""mittari norms: an operator's own norms, above all the SEM without which nobody gets a verdict."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.definitions.checks import norms as norms_check
from mittari.definitions.library import default_library
from mittari.definitions.norms import Norms
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml
from mittari.errors import DefinitionError
from mittari.store import norms as store_norms
from mittari.store.engine import writing


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(norms)


def norms(
    meter: Annotated[str, typer.Argument(metavar="METER", help="A meter's id.")],
    file: Annotated[Path, typer.Argument(metavar="NORMS.yaml", help="Written like a meter's norms.yaml.")],
    db: Database,
) -> None:
    """Give a meter norms of your own, each with source and date; they come before the shipped ones.

    Example: mittari norms mittari-path norms.yaml --db sqlite:///mittari.db
    """
    document = read_yaml(file)
    own = validate(Norms, document)
    problems = list(norms_check.check_norms(default_library().meter(meter), own, document))
    if problems:
        raise DefinitionError(problems)
    with database(db) as engine, writing(engine) as connection:
        store_norms.add(connection, meter, file.read_text(encoding="utf-8"), datetime.now(UTC))
    say(f"{len(own.norms)} norms for {meter}.")
