"""mittari check: every problem of meters and of the library, at once."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import list_problems, say
from mittari.definitions.library import Library, default_library
from mittari.definitions.text_pack import check_packs
from mittari.errors import DefinitionError, Problem
from mittari.scoring.check import check_domains, check_library, check_meter


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(check)


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Folders of meters, or that hold meters/.")] = None,
) -> None:
    """List every problem of meters, with file, line and what to do. Ends with status 1 if there is any.

    Example: mittari check instruments/meters/mittari-path
    """
    problems: list[Problem] = []
    for path in paths or [default_library().root]:
        problems += _check(path)
    problems += [] if paths else _packs(default_library())
    if problems:
        list_problems(problems)
        raise typer.Exit(1)
    say("No problems.")


def _check(path: Path) -> list[Problem]:
    if (path / "meters").is_dir():
        return check_library(Library(path))
    folder = path.parent if path.is_file() else path
    in_library = folder.resolve().parent.name == "meters"
    if (folder / "instrument.yaml").is_file() or in_library:
        library = Library(folder.resolve().parents[1]) if in_library else default_library()
        return check_meter(folder) or list(check_domains(library, folder))
    return [Problem(str(path), "", "no meter is here", "name a folder with instrument.yaml, or one with meters/")]


def _packs(library: Library) -> list[Problem]:
    """The problems of the operator's text packs, for the meters that are in order themselves."""
    if library.packs is None:
        return []
    bare, meters = Library(library.root), {}
    for name in bare.meter_ids():
        with suppress(DefinitionError):
            meters[name] = bare.meter(name)
    return check_packs(library.packs, meters)
