"""Histories from rows that say from when to when a client was in a status, and what came next."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, problems_at
from mittari.effects.transitions.clock import plain_times
from mittari.effects.transitions.histories import ALREADY, CENSORED, Histories, with_stays
from mittari.effects.transitions.status_names import StatusNames, text
from mittari.errors import InputError, Problem

BEGINNING = "beginning"
"""The one status of people of whom only is known when they left it."""
NO_STATUS = "say in which status, or leave the row out"
DATES = "write numbers, such as months since each client's path began; a row a client and time may have dates (--zero)"


def read_stays(
    frame: pd.DataFrame,
    *,
    client: str,
    exit: str,
    to: str,
    entry: str | None = None,
    status: str | None = None,
    still: str = "",
    absorbing: Sequence[str] = (),
    order: Sequence[str] = (),
    source: str = "stays",
) -> Histories:
    """The histories of a frame with one row a stay (entry, exit]; `to` is empty (or `still`) where nothing came next.

    Without `entry` all begin at 0, without `status` in the status "beginning": one row a client then says when what
    happened first. Raises InputError naming each line with text or nothing as a time, nobody, no status, a stay that
    ends before it starts or overlaps another of the client, one that begins in another status than the client had just
    reached, one in or after an absorbing status, or a status that is not in `order`.
    """
    columns = [name for name in (client, entry, exit, status, to) if name is not None]
    if problems := missing_columns(frame, columns, source):
        raise InputError(problems)
    reached = text(frame[to]).mask(lambda words: words == still, "")
    begun = text(frame[status]) if status is not None else pd.Series(BEGINNING, index=frame.index, name="status")
    if status is None and order and BEGINNING not in order:
        order = (BEGINNING, *order)
    names = StatusNames.of([begun, reached], absorbing, order, source)
    origin, problems = names.codes(begun, source)
    target, more = names.codes(reached, source)
    entries, early = _times(frame, entry, source)
    exits, late = plain_times(frame[exit], exit, source, "write when it ended, or when the client was last seen", DATES)
    nobody = is_empty(frame[client])
    problems += more + early + late + problems_at(nobody, client, source, "is empty", "say whose stay it is")
    clients, who = pd.factorize(frame[client])
    rows = Histories(clients, who, entries, exits, origin, target, names.states, names.absorbing, {})
    problems += _one_by_one(rows, str(begun.name), exit, source)
    problems += problems_at((begun == "").to_numpy(), str(begun.name), source, "is empty", NO_STATUS)
    # A row that is named already is not held against the client's others.
    sound = (exits > entries) & (origin != CENSORED) & ~nobody
    problems += _in_a_row(rows, sound, str(begun.name), source)
    if problems:
        raise InputError(problems)
    return with_stays(_those_at_risk(rows), source)


def _times(frame: pd.DataFrame, entry: str | None, source: str) -> tuple[np.ndarray, list[Problem]]:
    if entry is None:
        return np.zeros(len(frame)), []
    return plain_times(frame[entry], entry, source, "write when it began", DATES)


def _one_by_one(rows: Histories, status: str, end: str, source: str) -> list[Problem]:
    known, moved = rows.origin != CENSORED, rows.to != CENSORED
    left = known & moved & rows.absorbing[rows.origin]
    itself = known & (rows.origin == rows.to)
    wrong = [
        (rows.exit <= rows.entry, end, "it does not end after it starts", "correct one of the times"),
        (left, status, "something came after a status that nobody leaves", "do not name it as absorbing"),
        (itself, status, "what came next is the same status", "leave what came next empty"),
    ]
    return [one for found, *said in wrong for one in problems_at(found, said[0], source, said[1], said[2])]


def _in_a_row(rows: Histories, sound: np.ndarray, status: str, source: str) -> list[Problem]:
    """What is wrong with a stay in the light of the client's one before it, where both are `sound` by themselves."""
    order = np.lexsort((rows.entry, rows.client))
    order = order[sound[order]]
    now, before = order[1:], order[:-1]
    same = rows.client[now] == rows.client[before]
    reached = np.where(rows.to == CENSORED, rows.origin, rows.to)[before]
    ended = (reached != CENSORED) & rows.absorbing[reached]
    overlap = same & (rows.entry[now] < rows.exit[before])
    other = same & (rows.origin[now] != reached)
    wrong = [
        (overlap, "it begins before the client's stay before it ends", "correct one of the times"),
        (other & ended & ~overlap, "it follows a status that nobody leaves", "do not name that one as absorbing"),
        (
            other & ~ended & (rows.entry[now] == rows.exit[before]),
            "it begins in another status than the client had just reached",
            "correct one of the two",
        ),
    ]
    problems: list[Problem] = []
    for found, reason, advice in wrong:
        there = np.zeros(len(sound), dtype=bool)
        there[now[found]] = True
        problems += problems_at(there, status, source, reason, advice)
    return problems


def _those_at_risk(rows: Histories) -> Histories:
    found = rows.only(~rows.absorbing[rows.origin])
    out = len(rows.names) - len(found.names)
    return replace(found, left_out={ALREADY: out} if out else {})
