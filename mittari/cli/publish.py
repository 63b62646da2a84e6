"""mittari publish: a version of a meter becomes final, or the next one is begun."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import say
from mittari.definitions.library import default_library
from mittari.definitions.meter import read_meter
from mittari.errors import MittariError
from mittari.formats.new_version import begin_version
from mittari.formats.publishing import Publication, publish


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("publish")(publish_meters)


def publish_meters(
    meters: Annotated[list[str] | None, typer.Argument(metavar="METER...", help="Ids of meters, or folders.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every meter of the library that is no draft.")] = False,
    begin: Annotated[
        str | None, typer.Option(metavar="VERSION", help="Put the published version away and begin this one.")
    ] = None,
) -> None:
    """Make the version of a meter final: it is checked, marked as published and written into the library's lock.

    From then on its content never changes; a new wording of it is published the same way, a new version is begun
    with --begin.

    Example: mittari publish mittari-path
    """
    if bool(meters) == every:
        raise MittariError("say which meters to publish: their ids or folders, or --all")
    folders = _published() if every else [_folder(meter) for meter in meters or ()]
    today = datetime.now(UTC).date()
    if begin is not None:
        _begin(folders, begin)
        return
    for done in publish(folders, today):
        say(_told(done))


def _begin(folders: list[Path], version: str) -> None:
    if len(folders) != 1:
        raise MittariError("begin the versions of one meter at a time")
    old = begin_version(folders[0], version, datetime.now(UTC).date())
    say(f"{old.id} {version} is a draft; people are asked {old.version} until you publish it.")
    say(f"Next: edit {folders[0]}, and say in crosswalks/{old.version}-to-{version}.yaml what may be compared.")


def _published() -> list[Path]:
    root = default_library().root / "meters"
    folders = [root / meter_id for meter_id in default_library().meter_ids()]
    return [folder for folder in folders if read_meter(folder)[0].structure.status == "published"]


def _folder(meter: str) -> Path:
    folder = Path(meter)
    if (folder / "instrument.yaml").is_file():
        return folder
    library = default_library()
    library.require(meter)
    return library.root / "meters" / meter


def _told(done: Publication) -> str:
    name = f"{done.meter.id} {done.meter.version}"
    if done.new:
        return f"{name} is published: its content never changes from now on."
    if done.wording:
        return f"{name} has new wording: {', '.join(done.wording)}."
    return f"{name} was published already."
