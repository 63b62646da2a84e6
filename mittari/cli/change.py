"""mittari change: who changed more than the noise of measuring, from a file of scores."""

from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
import typer

from mittari.change.along import change_along
from mittari.change.category import categories
from mittari.change.first_to_last import first_to_last
from mittari.change.judge import cannot_tell
from mittari.change.number_column import missing_columns, number_column, off_scale
from mittari.change.span import Span
from mittari.change.verdict import Reason
from mittari.cli.change_method import chosen_method
from mittari.cli.change_summary import change_words, write_changes
from mittari.cli.console import say
from mittari.cli.options import Better, ClientColumn, Highest, Lowest, ScoreColumn, number
from mittari.cli.result_files import text_columns
from mittari.cli.use_level import group_meter
from mittari.errors import InputError
from mittari.formats.whole_file import different_files

MethodName = Literal["JT", "EN", "GLN", "HLL", "NK", "HA", "MP"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(change)


def change(
    scores: Annotated[Path, typer.Argument(metavar="SCORES.csv", help="One row a client and time.")],
    client: ClientColumn,
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the time: numbers, dates or names.")],
    scale: ScoreColumn,
    better: Better,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.csv", help="Where the changes go.")],
    sem: Annotated[float | None, number("Standard error of measurement, in raw points.")] = None,
    method: Annotated[MethodName, typer.Option(help="How a change is judged; JT takes --sem alone.")] = "JT",
    first: Annotated[
        str | None, typer.Option(metavar="A", help="First time; left out: each client's earliest.")
    ] = None,
    last: Annotated[str | None, typer.Option(metavar="B", help="Last time; left out: each client's latest.")] = None,
    low: Lowest = None,
    high: Highest = None,
    cut: Annotated[float | None, number("Cut-off: adds who recovered, improved, deteriorated or was harmed.")] = None,
    reliability: Annotated[float | None, number("Reliability, 0-1.")] = None,
    sd: Annotated[float | None, number("Standard deviation of the people the reliability comes from.")] = None,
    mean: Annotated[float | None, number("Mean that scores are drawn towards.")] = None,
    sem_after: Annotated[float | None, number("SEM of the last measurement (MP).")] = None,
    reliability_after: Annotated[float | None, number("Reliability of the last measurement (NK, MP).")] = None,
    sd_after: Annotated[float | None, number("Standard deviation at the last time (HA, MP).")] = None,
    mean_after: Annotated[float | None, number("Mean at the last time (HLL, HA).")] = None,
    correlation: Annotated[float | None, number("Correlation of first and last score (HA).")] = None,
) -> None:
    """Compare first and last score of each client: by the reliable change index (Jacobson & Truax 1991), or --method.

    JT Jacobson-Truax, EN Edwards-Nunnally, GLN Gulliksen-Lord-Novick, HLL Hsu-Linn-Lord, NK Nunnally-Kotsch, HA
    Hageman-Arrindell, MP Maassen pooled. A method takes exactly its own parameters and says which they are.
    Beside OUT.csv comes OUT.json with method, n, the count and rate of each verdict, and their Wilson intervals.

    Example: mittari change scores.csv --client id --time wave --scale bdi_total --sem 3 --better lower -o change.csv
    """
    summary = output.with_suffix(".json")
    different_files(scores, output, summary)
    values = (sem, sem_after, reliability, reliability_after, sd, sd_after, mean, mean_after, correlation)
    chosen = chosen_method(method, values)
    frame = _scores(scores, client, time, scale, (low, high))
    pairs = first_to_last(frame, client=client, time=time, score=scale, first=first, last=last, source=scores.name)
    changes = change_along(chosen.line, pairs["before"], pairs["after"], better=better, low=low, high=high)
    if first is None and last is None:
        changes = cannot_tell(changes, pairs["before"].notna() & (pairs["measurements"] == 1), Reason.ONE_MEASUREMENT)
    if group_meter(scale) is not None:
        changes = cannot_tell(changes, changes["change"].notna(), Reason.GROUP_ONLY)
    if cut is not None:
        changes = changes.assign(category=categories(changes, cut, better=better, line_after=chosen.line_after(cut)))
    span = Span.of(pairs)
    write_changes(changes, chosen, better, output, summary, span)
    say(change_words(changes, chosen, span))
    say(f"{output} and {summary.name}")


def _scores(path: Path, client: str, time: str, scale: str, ends: tuple[float | None, float | None]) -> pd.DataFrame:
    """The three columns of the file, the scores as numbers; what is none, or off the scale, is named by its line."""
    frame = text_columns(path, [scale], nobody=True)
    if problems := missing_columns(frame, [client, time, scale], path.name):
        raise InputError(problems)
    numbers, problems = number_column(frame[scale], scale, path.name, None)
    if problems := problems + off_scale(numbers, ends, scale, path.name):
        raise InputError(problems)
    return frame[[client, time, scale]].assign(**{scale: numbers})
