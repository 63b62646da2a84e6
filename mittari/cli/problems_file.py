"""The problems of a file: on the screen without any cell's content, in full in a CSV file for the file's owner."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import typer

from mittari.answers.frame import CellProblem
from mittari.cli.console import counted, list_problems, say
from mittari.formats.whole_file import whole_file

COLUMNS = ["file", "row", "column", "value", "reason", "advice"]


def tell_problems(problems: Sequence[CellProblem], path: Path | None, strict: bool) -> None:
    """List problems in the file at `path`, else on the screen; under `strict`, end with status 1 if there are any."""
    if path:
        _write(problems, path)
        say(f"{counted(len(problems), 'problem')}, listed in {path}")
    elif problems:
        list_problems(problems)
    if problems and strict:
        say("Nothing else was written (--strict).")
        raise typer.Exit(1)


def _write(problems: Sequence[CellProblem], path: Path) -> None:
    rows = [(p.file, p.line, p.place, p.value, p.reason, p.advice) for p in problems]
    with whole_file(path) as target:
        pd.DataFrame(rows, columns=COLUMNS).to_csv(target.file, index=False, lineterminator="\n")
