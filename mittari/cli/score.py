"""mittari score: a file of answers in, a file of scores out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import pyarrow as pa
import typer

from mittari.answers.frame import CellProblem, Origin, read_codes, without_unasked_after
from mittari.answers.stored_totals import compare_totals, stored_totals
from mittari.cli.console import Advance, progress, say
from mittari.cli.problems_file import tell_problems
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import CsvFile, open_csv
from mittari.formats.csv_lines import csv_lines, floats, header_line, named, texts, whole_numbers
from mittari.formats.whole_file import WholeFile, different_files, whole_file
from mittari.scoring.beside import COLUMNS
from mittari.scoring.instrument import load, score_arrays
from mittari.scoring.score import Scored, score_columns

Piece = tuple[dict[str, pa.Array], list[CellProblem]]


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
    _tell_unverified(instrument)
    tell_problems(found, problems, strict)


def _tell_unverified(meter: Meter) -> None:
    """One line that names the scores whose key or table nobody has held against the publisher's own document."""
    names = [score.id for score in meter.structure.scores if unverified(meter.structure, score)]
    if names:
        say(f"Not verified against the publisher's own document: {', '.join(names)} (see the meter's evidence)")


def _pieces(meter: Meter, source: CsvFile, with_bands: bool) -> Iterator[Piece]:
    totals = stored_totals(meter, source.columns)
    passing = [name for name in source.columns if name not in meter.items]
    for first_row, frame in source.pieces():
        origin = Origin(source.path.name, first_row, source.decimal_comma)
        codes, found = read_codes(meter, frame, origin)
        scored = score_columns(meter, codes, with_bands)
        values = {name: one.value for name, one in scored.items()}
        found += without_unasked_after(meter, codes, frame, origin, values)[1]
        found += compare_totals(frame, values, totals, origin)
        yield {name: texts(frame[name]) for name in passing} | _written(meter, scored), found


def _written(meter: Meter, scored: dict[str, Scored]) -> dict[str, pa.Array]:
    """Each score, its answered inputs and what stands beside it; at the end the bands of scores that have any."""
    columns = {}
    for name, column in score_arrays(scored).items():
        columns[name] = floats(column) if column.dtype.kind == "f" else whole_numbers(column)
    for name, one in scored.items():
        bands = [band.id for band in meter.scores[name].bands]
        if bands and one.band is not None:
            columns[f"{name}_band"] = named(one.band.astype(np.intp) - 1, bands)
    return columns


def _write(pieces: Iterator[Piece], target: WholeFile, advance: Advance, size: int) -> list[CellProblem]:
    found: list[CellProblem] = []
    for number, (columns, problems) in enumerate(pieces):
        if number == 0:
            target.file.write(header_line(list(columns)))
        target.file.write(csv_lines(list(columns.values())))
        found += problems
        advance(target.file.tell(), size)
    return found


def _refuse_clashes(meter: Meter, source: CsvFile) -> None:
    endings = ("", "_answered", "_band", *(f"_{name}" for name in COLUMNS))
    names = {f"{score}{ending}" for score in meter.scores for ending in endings}
    if clashing := sorted(names & set(source.columns)):
        reason = f"the columns {', '.join(clashing)} have the names of scores to be written"
        raise InputError([Problem(source.path.name, "", reason, "rename them in the file")])
