"""mittari growth: each client's level and slope from scores at uneven times."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from mittari.change.growth import growth as fit_growth
from mittari.cli.console import progress, say
from mittari.cli.result_files import text_columns, told, words_or_why_not, write_result


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(growth)


def growth(
    measurements: Annotated[Path, typer.Argument(metavar="MEASUREMENTS.csv", help="One row a client and time.")],
    client: Annotated[str, typer.Option(metavar="COL", help="Column that names the client.")],
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the time, a number such as months.")],
    score: Annotated[str, typer.Option(metavar="COL", help="Column with the score.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder.")],
    method: Annotated[
        Literal["REML", "ML"], typer.Option(help="REML for variances, ML to compare fixed effects.")
    ] = "REML",
    even_if_small: Annotated[
        bool, typer.Option("--even-if-small", help="Put figures into words also below their least number of clients.")
    ] = False,
) -> None:
    """Fit score ~ time + (time | client): a mean course, and each client's own level and slope (Laird & Ware 1982).

    DIR gets clients.csv, fit.json and summary.txt (what it assumes and can't say).

    Example: mittari growth scores.csv --client id --time month --score y -o growth
    """
    frame = text_columns(measurements, [time, score])
    with progress("Fitting the course"):
        found = fit_growth(frame, client=client, time=time, score=score, method=method, source=measurements.name)
    words = words_or_why_not(found, even_if_small)
    about = told(found.fit, ["intercept", time], found.below_minimum) | {"unscored": found.unscored}
    write_result(output, {"clients": found.clients}, about, words)
    say(words)
    say(f"{output}: clients.csv, fit.json and summary.txt")
