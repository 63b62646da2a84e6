"""mittari score: a file of answers in, a file of scores out."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
import pandas as pd
import typer

from mittari.answers.frame import CellProblem, Origin, read_codes
from mittari.answers.stored_totals import compare_totals, stored_totals
from mittari.cli.console import Advance, progress
from mittari.cli.problems_file import tell_problems
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import CsvFile, open_csv
from mittari.formats.whole_file import WholeFile, different_files, whole_file
from mittari.scoring.bands import bands_of
from mittari.scoring.beside import COLUMNS
from mittari.scoring.instrument import load, scores_frame
from mittari.scoring.score import score_columns

Piece = tuple[pd.DataFrame, list[CellProblem]]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(score)


def score(
    meter: Annotated[str, typer.Argument(metavar="METER", help="A meter's id, or its folder.")],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.csv", help="One row a form, one column an item id.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="SCORES.csv", help="Where the scores go.")],
    problems: Annotated[Path | None, typer.Option(metavar="P.csv", help="Where each cell's problem goes.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write no scores if there is any problem.")] = False,
    bands: Annotated[bool, typer.Option("--bands", help="Add <score>_band for scores that have bands.")] = False,
) -> None:
    """Score a wide CSV whose columns are the meter's item ids; all other columns pass through in front.

    A score is empty where it can't be computed; <score>_answered counts the items answered. Codes out of range and
    stored totals that differ from their items are reported by row and column; such cells count as missing.

    Example: mittari score who-5 answers.csv -o scores.csv --problems problems.csv
    """
    different_files(answers, output, *([problems] if problems else []))
    instrument = load(meter)
    source = open_csv(answers)
    _refuse_clashes(instrument, source)
    with progress("Scoring") as advance, whole_file(output) as scores_file:
        found = _write(_pieces(instrument, source, bands), scores_file, advance, answers.stat().st_size)
        if strict and found:
            scores_file.keep = False
    tell_problems(found, problems, strict)


def _pieces(meter: Meter, source: CsvFile, with_bands: bool) -> Iterator[Piece]:
    totals = stored_totals(meter, source.columns)
    passing = [name for name in source.columns if name not in meter.items]
    for first_row, frame in source.pieces():
        origin = Origin(source.path.name, first_row, source.decimal_comma)
        codes, found = read_codes(meter, frame, origin)
        scored = score_columns(meter, codes)
        values = {name: result.value for name, result in scored.items()}
        found += compare_totals(frame, values, totals, origin)
        scores = scores_frame(scored, frame.index)
        if with_bands:
            scores = scores.assign(**_bands(meter, values))
        yield pd.concat([frame[passing], scores], axis=1), found


def _bands(meter: Meter, values: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {f"{score.id}_band": bands_of(score, values[score.id]) for score in meter.scores.values() if score.bands}


def _write(pieces: Iterator[Piece], target: WholeFile, advance: Advance, size: int) -> list[CellProblem]:
    found: list[CellProblem] = []
    for number, (frame, problems) in enumerate(pieces):
        frame.to_csv(target.file, index=False, header=number == 0, lineterminator="\n")
        found += problems
        advance(target.file.tell(), size)
    return found


def _refuse_clashes(meter: Meter, source: CsvFile) -> None:
    endings = ("", "_answered", "_band", *(f"_{name}" for name in COLUMNS))
    names = {f"{score}{ending}" for score in meter.scores for ending in endings}
    if clashing := sorted(names & set(source.columns)):
        reason = f"the columns {', '.join(clashing)} have the names of scores to be written"
        raise InputError([Problem(source.path.name, "", reason, "rename them in the file")])
