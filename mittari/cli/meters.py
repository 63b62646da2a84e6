"""mittari meters: what the library holds."""

import typer
from rich.console import Console
from rich.table import Table

from mittari.cli.console import say
from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified

COLUMNS = ("Meter", "Version", "Items", "Scores", "Languages", "Use level", "Wording", "Key", "SEM")
LEGEND = """
Wording: operator - the meter scores imports; clients see it after its wording is installed (mittari texts install);
results only - its owner asks the questions, and only what came out is imported.
Key: of how many scores the key and tables were held against the publisher's own document.
SEM: of how many scores a standard error of measurement is adopted (mittari norms); of others nobody gets a verdict.
"""
WIDE = 200
"""Columns of text where no terminal says how wide it is; a table in a file or a pipe must not be cut."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(meters)


def meters() -> None:
    """List the meters: version, items, scores, languages, level of use, wording, who has checked the key, SEM.

    Example: mittari meters
    """
    library = default_library()
    table = Table(*COLUMNS, box=None)
    for meter_id in library.meter_ids():
        table.add_row(*_row(library.meter(meter_id)))
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    console.print(table)
    say(LEGEND)


def _row(meter: Meter) -> tuple[str, ...]:
    structure = meter.structure
    return (
        meter.id,
        f"{meter.version} (draft)" if structure.status == "draft" else meter.version,
        str(len(meter.items)),
        str(len(meter.scores)),
        " ".join(name for name, texts in meter.texts.items() if texts.enabled) or "-",
        structure.use_level.value,
        _wording(meter),
        _share(len(meter.scores), sum(not unverified(structure, score) for score in structure.scores), "verified"),
        _share(len(meter.scores), sum(meter.sem(score) is not None for score in meter.scores), "adopted"),
    )


def _wording(meter: Meter) -> str:
    if not meter.texts:
        return "results only" if meter.structure.licence.text == "none" else "operator"
    return "ready" if meter.structure.offered else "ready, switched off"


def _share(of: int, count: int, word: str) -> str:
    return word if count == of else f"{count} of {of}"
