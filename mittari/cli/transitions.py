"""mittari transitions: how many stand where after how long, and how many have reached a status."""

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from mittari.cli.console import progress, say
from mittari.cli.options import ClientColumn, EvenIfSmall, NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.cli.transition_tables import about, pictures_of, tables_of
from mittari.effects.transitions.client_groups import client_groups
from mittari.effects.transitions.clock import FIRST, from_zero, since_zero
from mittari.effects.transitions.compare import GroupTransitions, transitions_by_group
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.read_statuses import read_statuses
from mittari.effects.transitions.read_stays import read_stays
from mittari.effects.transitions.result import Transitions
from mittari.effects.transitions.transitions import transitions as status_transitions
from mittari.errors import InputError, Problem

NUMBERS = ("time", "until", "zero", "entry", "exit")
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
Group = Annotated[Column, typer.Option(metavar="COL", help="Each client's group, known at the start (or at --from).")]
Against = Annotated[
    Column, typer.Option(metavar="NAME", help="Compare with this group; if not given the first by name.")
]


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
    group: Group = None,
    against: Against = None,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    even_if_small: EvenIfSmall = False,
) -> None:
    """The share of clients in each status over time, though some are not seen to the end (Aalen & Johansen 1978).

    DIR gets occupancy.csv (every move) and occupancy_at.csv (the points of --at, or 3, 6 and 12), with --to also
    incidence.csv and incidence_at.csv (first reached; absorbing statuses shut it out); --group adds differences.csv;
    flows.csv, transitions.json, occupancy.svg and summary.txt (told from 10 clients, 30 a group to compare).

    Example: mittari transitions statuses.csv --client id --time month --status status --to job -o transitions
    """
    given = {"time": time, "status": status, "until": until, "zero": zero}
    given |= {"entry": entry, "exit": ended, "to": following}
    columns = {name: column for name, column in given.items() if column is not None}
    frame = text_columns(statuses, [columns[name] for name in NUMBERS if name in columns])
    said = {"absorbing": _list(absorbing), "order": _list(order), "client": client, "source": statuses.name}
    stays = _read(frame, columns, still, said)
    drawn = {"replicates": replicates, "seed": seed}
    asked = {"to": _list(to), "at": _points(at, stays, since), "since": since, "among": among} | drawn
    asked["source"] = statuses.name
    groups = client_groups(frame, client=client, group=group, source=statuses.name) if group is not None else None
    found = _follow(stays, groups, against, asked)
    _write(output, found, words_or_why_not(found, even_if_small), drawn)


def _follow(
    stays: Histories, groups: pd.Series | None, against: str | None, asked: dict[str, Any]
) -> Transitions | GroupTransitions:
    with progress("Drawing clients") as advance:
        if groups is None:
            return status_transitions(stays, **asked, advance=advance)
        return transitions_by_group(stays, groups, against=against, **asked, advance=advance)


def _write(output: Path, found: Transitions | GroupTransitions, words: str, drawn: dict[str, int]) -> None:
    tables, pictures = tables_of(found), pictures_of(found)
    write_result(output, tables, about(found) | drawn, words, "transitions", pictures)
    say(words)
    files = [*(f"{name}.csv" for name in tables), "transitions.json", *(f"{name}.svg" for name in pictures)]
    say(f"{output}: {', '.join(files)} and summary.txt")


def _read(frame: pd.DataFrame, given: dict[str, str], still: str, shared: dict[str, Any]) -> Histories:
    if {"time", "status"} <= set(given) <= {"time", "status", "until", "zero"}:
        return _read_rows(frame, given, shared)
    if {"exit", "to"} <= set(given) <= {"entry", "exit", "status", "to"}:
        return read_stays(frame, still=still, **given, **shared)
    advice = "give --time and --status (a row a client and time), or --exit and --next (a row a stay)"
    raise InputError([Problem(shared["source"], "", "the options do not say how to read the rows", advice)])


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
    return _numbers(word, "--until", "give a time, or a column that is there; a date needs --zero")[0]


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
