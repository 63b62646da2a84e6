"""mittari meters: what the library holds."""

import typer
from rich.console import Console
from rich.table import Table

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter

WIDE = 200
"""Columns of text where no terminal says how wide it is; a table in a file or a pipe must not be cut."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(meters)


def meters() -> None:
    """List the meters: version, items, scores, languages, level of use, and whether people can be shown the wording.

    Example: mittari meters
    """
    library = default_library()
    table = Table("Meter", "Version", "Items", "Scores", "Languages", "Use level", "Wording", "SEM", box=None)
    for meter_id in library.meter_ids():
        table.add_row(*_row(library.meter(meter_id)))
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    console.print(table)


def _row(meter: Meter) -> tuple[str, ...]:
    structure = meter.structure
    with_sem = sum(meter.sem(score) is not None for score in meter.scores)
    return (
        meter.id,
        meter.version,
        str(len(meter.items)),
        str(len(meter.scores)),
        " ".join(meter.languages) or "-",
        structure.use_level.value,
        "ready" if meter.texts else "by the operator: scores imports only",
        f"{with_sem} of {len(meter.scores)}" if with_sem else "none adopted: verdicts say cannot tell",
    )
