"""mittari series: whether a series went on after a change as it would have."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mittari.cli.console import progress, say
from mittari.cli.options import NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.effects.series.interrupted import interrupted_series
from mittari.effects.series.picture import series_svg
from mittari.effects.series.result import InterruptedSeries


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(series)


def series(
    points: Annotated[Path, typer.Argument(metavar="SERIES.csv", help="One row a point in time, evenly apart.")],
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the time, a number such as the month.")],
    value: Annotated[str, typer.Option(metavar="COL", help="Column with the rate, mean or count of that time.")],
    change: Annotated[float, typer.Option(metavar="T", help="Time of the first point after the change.")],
    output: NewFolder,
    season: Annotated[
        str | None, typer.Option(metavar="COL", help="Column with the season, such as the month of the year.")
    ] = None,
    control: Annotated[
        str | None, typer.Option(metavar="COL", help="Column with a series that the change did not touch.")
    ] = None,
    log: Annotated[
        bool, typer.Option("--log", help="Analyse logarithms: effects are ratios, told in percent.")
    ] = False,
    lag: Annotated[
        int | None, typer.Option(metavar="N", help="Neighbours in the Newey-West errors that stand beside.")
    ] = None,
    even_if_small: Annotated[
        bool, typer.Option("--even-if-small", help="Put figures into words also below 8 points on either side.")
    ] = False,
) -> None:
    """Fit level and slope before and after a change, with errors that hang together (AR(1), REML; Wagner 2002).

    DIR gets series.json, estimates.csv, course.csv (with each point as it would have been), series.svg and
    summary.txt (told from 8 points on either side). Ordinary least squares and Newey-West stand beside: their
    intervals are too narrow. Points without a value are left out; times without a row are counted.

    Example: mittari series months.csv --time month --value starts --change 25 -o series
    """
    with progress("Fitting the series"):
        found = interrupted_series(
            text_columns(points, [time, value, *([control] if control is not None else [])]),
            time=time,
            value=value,
            change=change,
            season=season,
            control=control,
            log=log,
            lag=lag,
            source=points.name,
        )
    words = words_or_why_not(found, even_if_small)
    tables, pictures = {"estimates": found.effects, "course": found.course}, {"series": series_svg(found)}
    write_result(output, tables, _about(found), words, name="series", pictures=pictures)
    say(words)
    say(f"{output}: series.json, estimates.csv, course.csv, series.svg and summary.txt")


def _about(found: InterruptedSeries) -> dict[str, Any]:
    table, after = found.effects, int(found.points.after.sum())
    return {
        "effects": _column(table["value"]),
        "se": _column(table["se"]),
        "phi": found.fit.phi,
        "sigma": found.fit.sigma,
        "criterion": found.fit.criterion,
        "method": "GLS AR(1), REML",
        "ols": {
            "effects": _column(table["ols"]),
            "se": _column(table["ols_se"]),
            "newey_west_se": _column(table["newey_west_se"]),
            "newey_west_lag": found.lag,
            "durbin_watson": found.plain.durbin_watson,
        },
        "p_left_over": found.p_left_over,
        "log": found.log,
        "control": found.control,
        "n_before": len(found.points.after) - after,
        "n_after": after,
        "unmeasured": found.points.unmeasured,
        "step": found.points.step,
        "without_row": found.points.without_row,
        "below_minimum": list(found.below_minimum),
    }


def _column(values: Any) -> dict[str, float]:
    return dict(zip(("trend", "level", "slope"), values.tolist(), strict=True))
