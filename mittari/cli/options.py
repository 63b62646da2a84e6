"""Options that several commands share, so that they read the same everywhere."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mittari.formats.data.whole_place import require_free


def number(words: str) -> Any:
    """An option that takes a number, with these words of help."""
    return typer.Option(metavar="X", help=words)


Database = Annotated[
    str,
    typer.Option(
        "--db", envvar="MITTARI_DB", metavar="URL", help="For example sqlite:///mittari.db or postgresql://..."
    ),
]
Folder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")]


def free(folder: Path) -> Path:
    """The folder, refused before any work is done if it can't be made."""
    require_free(folder)
    return folder


NewFolder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder.", callback=free)]
ClientColumn = Annotated[str, typer.Option(metavar="COL", help="Column that names the client.")]
ScoreColumn = Annotated[str, typer.Option(metavar="COL", help="Column with the score.")]
TimeColumn = Annotated[str, typer.Option(metavar="COL", help="Column with the time, a number such as months.")]
Better = Annotated[Literal["higher", "lower"], typer.Option(help="Which way is better.")]
Lowest = Annotated[float | None, number("Lowest possible score: no verdict for who starts there.")]
Highest = Annotated[float | None, number("Highest possible score: likewise.")]
EvenIfSmall = Annotated[
    bool, typer.Option("--even-if-small", help="Put figures into words also below their least number of people.")
]
