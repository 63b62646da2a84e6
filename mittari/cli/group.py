"""mittari group: a group's change over waves, with who is missing and what that does to it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.imputation import SEED
from mittari.change.dropout.result import ChangeOverWaves
from mittari.change.dropout.together import Advance, change_over_waves
from mittari.change.dropout.two_groups import GroupsCompared, compare_groups, group_of
from mittari.change.dropout.waves import waves_of
from mittari.change.regression_to_the_mean import RegressionToTheMean, regression_to_the_mean
from mittari.cli.console import progress, say
from mittari.cli.group_tables import figures, tables
from mittari.cli.options import ClientColumn, EvenIfSmall, Highest, Lowest, NewFolder, ScoreColumn, number
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.errors import InputError, Problem


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(group)


def group(
    scores: Annotated[Path, typer.Argument(metavar="SCORES.csv", help="One row a client and wave.")],
    client: ClientColumn,
    time: Annotated[str, typer.Option(metavar="COL", help="Column with the planned wave, a number: 0, 3, 6.")],
    score: ScoreColumn,
    output: NewFolder,
    better: Annotated[Literal["higher", "lower"] | None, typer.Option(help="Which way is better.")] = None,
    sem: Annotated[float | None, number("Standard error of measurement: adds who improved and who got worse.")] = None,
    low: Lowest = None,
    high: Highest = None,
    by: Annotated[str | None, typer.Option("--group", metavar="COL", help="Column with each client's group.")] = None,
    history: Annotated[
        Literal["all", "last"], typer.Option(help="Weights hang on all earlier scores, or on the last one.")
    ] = "all",
    imputations: Annotated[
        int | None, typer.Option(min=2, help="Data sets to impute; left out: as many as percent are missing.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed draws other data sets.")] = SEED,
    gate: Annotated[float | None, number("People were let in by a first score worse than this.")] = None,
    gate_mean: Annotated[float | None, number("Mean of everybody who was screened.")] = None,
    gate_sd: Annotated[float | None, number("Standard deviation of everybody who was screened.")] = None,
    stability: Annotated[float | None, number("Correlation of two scores without an effect, 0-1.")] = None,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Tell a group's change in four ways side by side: paired, by likelihood (MMRM), weighted (IPW), imputed (MI).

    DIR gets waves.csv and first_scores.csv (who is missing, and how they began), positivity.csv (whether anybody like
    them stayed), changes.csv, weights.csv, tipping.csv (by how much those who left must differ before the conclusion
    falls), effect_sizes.csv, with --sem rates.csv, with two groups differences.csv and rate_differences.csv; group.json
    and summary.txt (what it assumes and can't say; told from 10 people, 30 a group). Means
    of others and last scores carried forward are not offered: dropout biases them.

    Example: mittari group scores.csv --client id --time wave --score y --sem 3 --better higher -o group
    """
    if sem is not None and better is None:
        reason = "without it --sem can't tell who improved"
        raise InputError([Problem("--better", "", reason, "say higher or lower, or leave --sem out")])
    expected = _gated(better, gate, gate_mean, gate_sd, stability)
    asked = Asked(sem, better, low, high, history, imputations, seed, gated=expected)
    with progress("Imputing") as advance:
        found = _change(scores, (client, time, score), by, asked, advance)
    words = words_or_why_not(found, even_if_small)
    written = tables(found)
    write_result(output, written, figures(found), words, name="group")
    say(words)
    say(f"{output}: {', '.join(f'{name}.csv' for name in written)}, group.json and summary.txt")


def _change(
    path: Path, columns: tuple[str, str, str], by: str | None, asked: Asked, advance: Advance
) -> ChangeOverWaves | GroupsCompared:
    client, time, score = columns
    frame = text_columns(path, [time, score])
    waves = waves_of(frame, client=client, time=time, score=score, source=path.name, ends=(asked.low, asked.high))
    if by is None:
        return change_over_waves(waves, asked, advance)
    return compare_groups(waves, group_of(frame, waves, client=client, group=by, source=path.name), asked, advance)


def _gated(better: str | None, *numbers: float | None) -> RegressionToTheMean | None:
    """What the gate alone makes one expect; the numbers are gate, mean, sd and stability."""
    given = [number for number in numbers if number is not None]
    if not given:
        return None
    if better is None or len(given) < len(numbers):
        reason = "what a gate makes one expect takes them all"
        place = "--gate, --gate-mean, --gate-sd, --stability, --better"
        raise InputError([Problem(place, "", reason, "give all five, or none of the first four")])
    gate, mean, sd, stability = given
    return regression_to_the_mean(gate, mean=mean, sd=sd, stability=stability, better=better)
