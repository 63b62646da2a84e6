"""mittari report: one impact report for an organisation or an area."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from mittari.cli.areas import area_system
from mittari.cli.console import progress, say
from mittari.cli.database import database
from mittari.cli.options import Folder
from mittari.definitions.library import default_library
from mittari.errors import InputError, MittariError, Problem
from mittari.reports.build import build_report
from mittari.reports.write import write_report
from mittari.store.snapshot import Manifest, Snapshot, write_snapshot

MOST = 10
"""How many organisations an error names."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(report)


def report(
    scope: Annotated[
        str, typer.Option("--for", metavar="SCOPE", help="organisation:ID, area:CODE or area:LEVEL:CODE.")
    ],
    period: Annotated[str, typer.Option(metavar="FROM/TO", help="For example 2025-01-01/2025-12-31.")],
    output: Folder,
    db: Annotated[str | None, typer.Option("--db", metavar="URL", help="Take the figures from a database,")] = None,
    snapshot: Annotated[Path | None, typer.Option(metavar="DIR", help="or from a snapshot.")] = None,
    areas: Annotated[str | None, typer.Option(metavar="FILE", help="Areas; left out: the library's newest.")] = None,
    kind: Annotated[str, typer.Option(help="Which report of the library.")] = "impact",
) -> None:
    """Write a report as HTML in three languages, CSV and XLSX. Groups too small to be shown are not in it.

    Example: mittari report --db sqlite:///mittari.db --for organisation:imatra --period 2025-01-01/2025-12-31 -o report
    """
    if (db is None) == (snapshot is None):
        raise MittariError("say where the figures come from: either --db URL or --snapshot DIR")
    with progress("Writing the report") as advance, TemporaryDirectory() as scratch:
        source = snapshot or _snapshot_of(str(db), Path(scratch) / "snapshot")
        advance(1, 3)
        system = area_system(areas) if areas else None
        opened = Snapshot.open(source)
        _require_organisation(scope, opened.manifest)
        built = build_report(opened, default_library(), scope, period, kind, areas=system)
        advance(2, 3)
        files = write_report(built, output)
    say(f"{output}: {', '.join(file.name for file in files)}")


def _require_organisation(scope: str, manifest: Manifest) -> None:
    """A mistyped name, or a provider's, would give a whole report that says nobody was served."""
    kind, _, code = scope.partition(":")
    known = manifest.organisations or tuple(manifest.names)
    if kind != "organisation" or not code or code in known:
        return
    other = code in manifest.names
    reason = f"{code!r} is a unit or a provider, not an organisation" if other else f"there is no organisation {code!r}"
    raise InputError([Problem("scope", "", reason, _advice(code, known))])


def _advice(code: str, organisations: Sequence[str]) -> str:
    near = difflib.get_close_matches(code, organisations, n=1)
    listed = ", ".join(organisations[:MOST]) + (", ..." if len(organisations) > MOST else "")
    known = f"organisations are: {listed}" if listed else "add one with `mittari organisation`"
    return f"did you mean {near[0]}? {known}" if near else known


def _snapshot_of(db: str, folder: Path) -> Path:
    with database(db) as engine:
        write_snapshot(engine, default_library(), folder, partitions=1)
    return folder
