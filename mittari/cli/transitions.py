"""mittari transitions: how many stand where after how long, and how many have reached a status."""

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from mittari.cli.console import progress, say
from mittari.cli.options import ClientColumn, NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.effects.transitions.clock import FIRST, from_zero, since_zero
from mittari.effects.transitions.histories import CENSORED, Histories
from mittari.effects.transitions.picture import occupancy_svg
from mittari.effects.transitions.read_statuses import read_statuses
from mittari.effects.transitions.read_stays import read_stays
from mittari.effects.transitions.result import Transitions
from mittari.effects.transitions.transitions import transitions as status_transitions
from mittari.errors import InputError, Problem

USUAL = (3.0, 6.0, 12.0)
Column = str | None
Names = Annotated[Column, typer.Option(metavar="COL", help="Column with the status; empty where it is not known.")]
Began = Annotated[Column, typer.Option(metavar="COL", help="When the status began: a number, such as months.")]
Until = Annotated[
    Column, typer.Option(metavar="T|COL", help="Until when the last status holds; else till the last row.")
]
Zero = Annotated[
    Column,
    typer.Option(metavar="first|COL", help="Count from each client's first row, or a column; dates then in months."),
]
Entry = Annotated[Column, typer.Option(metavar="COL", help="With a row a stay: when it began; else all begin at 0.")]
Ended = Annotated[Column, typer.Option("--exit", metavar="COL", help="With a row a stay, not --time: when it ended.")]
Next = Annotated[Column, typer.Option("--next", metavar="COL", help="With a row a stay: the status after it.")]
Still = Annotated[str, typer.Option(metavar="WORD", help="In --next: nothing came, the client was last seen.")]
To = Annotated[str, typer.Option(metavar="A,B", help="Statuses: how many reach any of them for the first time?")]
Ends = Annotated[str, typer.Option(metavar="A,B", help="Statuses that nobody leaves: pension, death, moved away.")]
Order = Annotated[str, typer.Option(metavar="A,B,..", help="All statuses there may be, in this order.")]
At = Annotated[str, typer.Option(metavar="3,6,12", help="Points of follow-up that get intervals.")]
From = Annotated[
    float | None,
    typer.Option(
        "--from", help="Landmark: count from this time on, those seen then. What began later makes no groups."
    ),
]
Among = Annotated[Column, typer.Option(metavar="STATUS", help="Only those in this status at the start (or at --from).")]
Replicates = Annotated[int, typer.Option(min=0, help="How often clients are drawn again; 0 for none.")]
Seed = Annotated[int, typer.Option(min=0, help="Where drawing begins: the same again with the same seed.")]
Small = Annotated[bool, typer.Option("--even-if-small", help="Put figures into words also below 10 clients.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(transitions)


def transitions(
    statuses: Annotated[Path, typer.Argument(metavar="STATUSES.csv", help="A row a client and time, or a row a stay.")],
    client: ClientColumn,
    output: NewFolder,
    time: Began = None,
    status: Names = None,
    until: Until = None,
    zero: Zero = None,
    entry: Entry = None,
    ended: Ended = None,
    following: Next = None,
    still: Still = "",
    to: To = "",
    absorbing: Ends = "",
    order: Order = "",
    at: At = "",
    since: From = None,
    among: Among = None,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    even_if_small: Small = False,
) -> None:
    """The share of clients in each status over time, though some are not seen to the end (Aalen & Johansen 1978).

    DIR gets occupancy.csv (every move) and occupancy_at.csv (the points of --at, or 3, 6 and 12); with --to also
    incidence.csv and incidence_at.csv (first time reached, with absorbing statuses as ends that shut it out);
    flows.csv, transitions.json, occupancy.svg and summary.txt (what it assumes and can't say).

    Example: mittari transitions statuses.csv --client id --time month --status status --to job -o transitions
    """
    columns = {"time": time, "status": status, "until": until, "zero": zero}
    columns |= {"entry": entry, "exit": ended, "to": following}
    stays, frame = _read(statuses, client, columns, still, {"absorbing": _list(absorbing), "order": _list(order)})
    asked = {"to": _list(to), "at": _points(at, stays, since), "since": since, "among": among}
    drawn = {"replicates": replicates, "seed": seed}
    with progress("Drawing clients") as advance:
        if group is None:
            found = status_transitions(stays, **asked, **drawn, advance=advance)
        else:
            groups = client_groups(frame, client=client, group=group, source=statuses.name)
            found = transitions_by_group(stays, groups, against=against, **asked, **drawn, advance=advance)
    words = words_or_why_not(found, even_if_small)
    tables, pictures = _tables(found), _pictures(found)
    write_result(output, tables, _about(found) | drawn, words, "transitions", pictures)
    say(words)
    files = ", ".join([*(f"{name}.csv" for name in tables), "transitions.json", *(f"{name}.svg" for name in pictures)])
    say(f"{output}: {files} and summary.txt")


def _read(path: Path, client: str, columns: dict[str, Column], still: str, said: dict[str, list[str]]) -> tuple[Histories, pd.DataFrame]:
    given = {name: column for name, column in columns.items() if column is not None}
    frame = text_columns(path, [given[name] for name in ("time", "until", "zero", "entry", "exit") if name in given])
    shared: dict[str, Any] = said | {"client": client, "source": path.name}
    if {"time", "status"} <= set(given) <= {"time", "status", "until", "zero"}:
        return _read_rows(frame, given, shared)
    if {"exit", "to"} <= set(given) <= {"entry", "exit", "status", "to"}:
        return read_stays(frame, still=still, **given, **shared)
    advice = "give --time and --status (a row a client and time), or --exit and --next (a row a stay)"
    raise InputError([Problem(path.name, "", "the options do not say how to read the rows", advice)])


def _read_rows(frame: pd.DataFrame, given: dict[str, str], shared: dict[str, Any]) -> Histories:
    time, status, zero, until = given["time"], given["status"], given.get("zero"), given.get("until")
    if zero is None:
        ends = None if until is None else _time_or_column(until, frame)
        return read_statuses(frame, time=time, status=status, until=ends, **shared)
    own = {name: shared[name] for name in ("client", "source")}
    counted = since_zero(frame, time=time, zero=zero, until=until, **own)
    stays = read_statuses(counted, time=time, status=status, until=until, **shared)
    return stays if zero == FIRST else from_zero(stays)


def _time_or_column(word: str, frame: pd.DataFrame) -> str | float:
    if word in frame:
        return word
    return _numbers(word, "--until", "give a time, or a column that is there")[0]


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _numbers(words: str, option: str, advice: str) -> list[float]:
    try:
        return [float(word) for word in _list(words)]
    except ValueError:
        raise InputError([Problem(option, "", "holds something that is no number", advice)]) from None


def _points(words: str, stays: Histories, since: float | None) -> list[float]:
    """The points asked for, or of the usual ones those after the start."""
    start = stays.start if since is None else since
    return _numbers(words, "--at", "give for example 3,6,12") or [point for point in USUAL if point > start]


def _tables(found: Transitions) -> dict[str, pd.DataFrame]:
    curves = {"occupancy": found.occupancy}
    if found.incidence is not None:
        curves["incidence"] = found.incidence
    tables = {name: curve.path for name, curve in curves.items()}
    return tables | {f"{name}_at": curve.at for name, curve in curves.items()} | {"flows": found.flows}


def _about(found: Transitions) -> dict[str, Any]:
    people = found.occupancy.people
    about: dict[str, Any] = {
        "clients": len(people.names),
        "at_start": people.at_start,
        "late": people.late,
        "moves": int((people.to != CENSORED).sum()),
        "start": people.start,
        "last": float(people.exit.max()),
        "statuses": list(people.states),
        "absorbing": [name for name, ends in zip(people.states, people.absorbing, strict=True) if ends],
        "left_out": people.left_out,
        "from": found.since,
        "among": found.among,
        "below_minimum": list(found.below_minimum),
    }
    if found.incidence is not None:
        reached = found.incidence.people
        about |= {"to": list(found.to), "at_risk_of_reaching": len(reached.names), "not_at_risk": reached.left_out}
    return about
