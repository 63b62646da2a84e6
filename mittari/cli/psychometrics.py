"""mittari psychometrics: how well a meter measures, in an operator's own data."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pandas as pd
import typer

from mittari.cli.answers_file import AnswersFile
from mittari.cli.console import counted, progress, say
from mittari.cli.options import Folder
from mittari.cli.problems_file import tell_problems
from mittari.errors import InputError, MittariError, Problem
from mittari.formats.data.whole_place import whole_place
from mittari.psychometrics.evidence import Evidence, Second, evidence
from mittari.psychometrics.finding import Figure
from mittari.psychometrics.norms_draft import norms_yaml
from mittari.scoring.instrument import load


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(psychometrics)


def psychometrics(
    meter: Annotated[str, typer.Argument(metavar="METER", help="A meter's id, or its folder.")],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.csv", help="One row a person, one column an item id.")],
    output: Folder,
    retest: Annotated[
        Path | None, typer.Option(metavar="SECOND.csv", help="The same people again, their state unchanged.")
    ] = None,
    client: Annotated[
        str | None, typer.Option(metavar="COL", help="Column that names the client, for --retest.")
    ] = None,
    stable: Annotated[
        str | None,
        typer.Option(metavar="COL=VALUE", help="Take only rows of SECOND.csv in which this column has this value."),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(metavar="COL", help="Column of ANSWERS.csv with language or mode: does it mean the same in all?"),
    ] = None,
    population: Annotated[str, typer.Option(metavar="ID", help="Who these people are.")] = "own-clients",
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the data are from, for the norms.")] = None,
    even_if_small: Annotated[
        bool, typer.Option("--even-if-small", help="Give figures also below their least number of people.")
    ] = False,
) -> None:
    """Write a meter's evidence table: reliability, SEM, detectable change, dimensions, same meaning.

    DIR gets evidence.csv, evidence.json, evidence.txt (with what each figure assumes) and norms.yaml, a draft that
    `mittari norms` takes. It takes 100 people, a retest 50, each of several groups 200. Formative scores and single
    items get no alpha. Only a retest gives an SEM that decides who has changed.

    Example: mittari psychometrics mittari-path first.csv --retest second.csv --client id -o evidence
    """
    instrument = load(meter)
    _check(retest, client, stable)
    first = AnswersFile.read(instrument, answers)
    again = AnswersFile.read(instrument, retest) if retest else None
    second = _second(first, again, client, stable) if again and client else None
    if client and again is None:
        first.clients(client)
    groups = first.column(group) if group else None
    with progress("Looking at the scores"):
        found = evidence(instrument, first.codes, second, groups=groups, even_if_small=even_if_small)
    told = source or ", ".join(["own data", first.name, *([again.name] if again else [])])
    unread = [*first.problems, *(again.problems if again else [])]
    about = {"source": told, "retested": len(second.rows) if second else 0, "stable": stable, "unread": len(unread)}
    _write(found, about, population, output)
    tell_problems(unread, None, strict=False)
    _say(found, second, stable, output)


def _check(retest: Path | None, client: str | None, stable: str | None) -> None:
    if retest is None and stable is not None:
        raise MittariError("--stable chooses rows of a retest: give --retest SECOND.csv too")
    if retest is not None and client is None:
        raise MittariError("--retest needs --client COL: the column of both files that names the client")


def _second(first: AnswersFile, again: AnswersFile, client: str, stable: str | None) -> Second:
    """The retest of those who are stable, each with their row of the first file."""
    rows = pd.Index(first.clients(client)).get_indexer(pd.Index(again.clients(client)))
    unknown = np.flatnonzero(rows < 0)
    if len(unknown):
        reason, advice = f"this client is not in {first.name}", "correct the id, or take the row out"
        raise InputError([Problem(again.name, client, reason, advice, int(row) + 2) for row in unknown])
    kept = np.flatnonzero(_stable(again, stable)) if stable else np.arange(len(rows))
    return Second({name: codes[kept] for name, codes in again.codes.items()}, rows[kept])


def _stable(again: AnswersFile, stable: str) -> np.ndarray:
    column, sign, value = stable.partition("=")
    if not sign or not value.strip():
        raise MittariError(f"--stable {stable}: write a column and a value, like changed=no")
    kept = (again.column(column.strip()) == value.strip()).to_numpy()
    if not kept.any():
        raise InputError([Problem(again.name, column.strip(), "no row has this value", "look how it is written")])
    return kept


def _write(found: Evidence, about: dict[str, Any], population: str, output: Path) -> None:
    today = datetime.now(UTC).date()
    norms = norms_yaml(found, population, about["source"], today)
    content = {"meter": found.meter, "version": found.version, "forms": found.forms, "date": today.isoformat()} | about
    content["findings"] = [
        {"score": one.score, "method": one.method, "words": one.words, "figures": [_json(each) for each in one.figures]}
        for one in found.findings
    ]
    with whole_place(output) as place:
        place.mkdir()
        found.table().to_csv(place / "evidence.csv", index=False, lineterminator="\n", encoding="utf-8")
        text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
        (place / "evidence.json").write_text(text + "\n", encoding="utf-8")
        (place / "evidence.txt").write_text(found.summary() + _unread(about["unread"]), encoding="utf-8")
        (place / "norms.yaml").write_text(norms, encoding="utf-8")


def _unread(cells: int) -> str:
    return f"\n{counted(cells, 'cell')} could not be read, so taken as missing.\n" if cells else ""


def _json(figure: Figure) -> dict[str, Any]:
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    return {"name": figure.name, "n": figure.n} | {
        key: value if math.isfinite(value) else None for key, value in numbers.items()
    }


def _say(found: Evidence, second: Second | None, stable: str | None, output: Path) -> None:
    given = sum(len(one.figures) for one in found.findings)
    refused = sum(not one.figures for one in found.findings)
    figures, forms, methods = counted(given, "figure"), counted(found.forms, "form"), counted(refused, "method")
    say(f"{output}: {figures} of {forms}; {methods} gave none, evidence.txt says why.")
    if second is None:
        say("Without --retest there is no SEM that shows who has changed: norms.yaml leaves it out.")
    elif stable is None:
        say(
            f"All {len(second.rows)} retested people are taken as unchanged; --stable COL=VALUE takes those who say so."
        )
