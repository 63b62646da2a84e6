"""Histories from rows that say from when on a client was in which status."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.effects.transitions.clock import plain_times
from mittari.effects.transitions.histories import ALREADY, CENSORED, Histories, with_stays
from mittari.effects.transitions.status_names import StatusNames
from mittari.errors import InputError, Problem

SEEN_ONCE = "seen in a known status at one time only"
NEVER = "never in a known status"


def read_statuses(
    frame: pd.DataFrame,
    *,
    client: str,
    time: str,
    status: str,
    absorbing: Sequence[str] = (),
    order: Sequence[str] = (),
    until: str | float | None = None,
    source: str = "statuses",
) -> Histories:
    """The histories of a frame with one row a client and time; a status holds until the client's next row.

    An empty status (or `unknown`) says that the client is not seen from then on; later rows take it up again. The last
    row is where a client was last seen, unless `until` (a time, or a column with each client's) says that the status
    went on. Raises InputError naming each line with text or nothing as its time, nobody, two rows of a client at one
    time, a status that is not in `order`, one after an absorbing one, or one after the time until which it is known.
    """
    columns = [client, time, status, *([until] if isinstance(until, str) else [])]
    if problems := missing_columns(frame, columns, source):
        raise InputError(problems)
    names = StatusNames.of([frame[status]], absorbing, order, source)
    if not names.states:
        raise InputError([Problem(source, status, "holds no status", "look whether the right column is named")])
    advice = "write when it began, as a number such as months since the path began, or leave the row out"
    dates = "count them from each client's own zero: --zero first, or --zero with a column"
    times, problems = plain_times(frame[time], time, source, advice, dates)
    codes, more = names.codes(frame[status], source)
    ends, late = _until(frame, until, times, source)
    nobody = is_empty(frame[client])
    problems += more + late + problems_at(nobody, client, source, "is empty", "say whose status it is")
    clients, who = pd.factorize(frame[client])
    # A row that is named already is not held against the client's others.
    rows = np.lexsort((times, clients))
    rows = rows[~(nobody | np.isnan(times))[rows]]
    problems += _against_each_other(clients[rows], times[rows], codes[rows], rows, names, (time, status, source))
    if problems:
        raise InputError(problems)
    return with_stays(_histories(clients[rows], who, times[rows], codes[rows], ends[rows], names), source)


def _until(
    frame: pd.DataFrame, until: str | float | None, times: np.ndarray, source: str
) -> tuple[np.ndarray, list[Problem]]:
    """The time until which each row's client is known, NaN where that is the client's last row."""
    if until is None:
        return np.full(len(frame), np.nan), []
    if isinstance(until, str):
        ends, problems = number_column(frame[until], until, source, None)
    else:
        ends, problems = np.full(len(frame), float(until)), []
    advice = "leave the row out, or say that the client is known for longer"
    reason = "this status begins after the time until which the client is known"
    return ends, problems + problems_at(times > ends, str(until), source, reason, advice)


def _against_each_other(
    client: np.ndarray,
    time: np.ndarray,
    code: np.ndarray,
    rows: np.ndarray,
    names: StatusNames,
    said: tuple[str, str, str],
) -> list[Problem]:
    """What is wrong with rows in the light of the client's others; all come in order of client and time."""
    time_name, status_name, source = said
    twice = pd.DataFrame({"client": client, "time": time}).duplicated(keep=False).to_numpy()
    problems = problems_at(
        _lines(rows, twice),
        time_name,
        source,
        "this client has several statuses at this time",
        "keep the one that holds from then on",
    )
    ended = pd.Series(np.where((code != CENSORED) & names.absorbing[code], code, np.nan))
    before = ended.groupby(client).ffill().groupby(client).shift().to_numpy()
    returned = (code != CENSORED) & ~np.isnan(before) & (code != before)
    advice = "correct one of the two, or do not name the earlier one as absorbing"
    reason = "this status follows one that nobody leaves"
    return problems + problems_at(_lines(rows, returned), status_name, source, reason, advice)


def _lines(rows: np.ndarray, true: np.ndarray) -> np.ndarray:
    found = np.zeros(rows.max(initial=-1) + 1, dtype=bool)
    found[rows[true]] = True
    return found


def _histories(
    client: np.ndarray, who: pd.Index, time: np.ndarray, code: np.ndarray, until: np.ndarray, names: StatusNames
) -> Histories:
    last = np.append(client[1:] != client[:-1], True)
    end = np.where(last, np.where(np.isnan(until), time, until), np.append(time[1:], np.nan))
    following = np.where(last, CENSORED, np.append(code[1:], CENSORED))
    known = code != CENSORED
    kept = known & ~names.absorbing[code] & (end > time)
    own, there = pd.factorize(client[kept], sort=True)
    return Histories(
        client=own,
        names=pd.Index(who[there]),
        entry=time[kept],
        exit=end[kept],
        origin=code[kept],
        to=np.where(following == code, CENSORED, following)[kept],
        states=names.states,
        absorbing=names.absorbing,
        left_out=_left_out(client, known, known & names.absorbing[code], there, len(who)),
    )


def _left_out(
    client: np.ndarray, known: np.ndarray, ended: np.ndarray, there: np.ndarray, clients: int
) -> dict[str, int]:
    out = ~np.isin(np.arange(clients), there)
    ever, already = np.isin(np.arange(clients), client[known]), np.isin(np.arange(clients), client[ended])
    counts = {SEEN_ONCE: out & ever & ~already, ALREADY: out & already, NEVER: out & ~ever}
    return {why: int(which.sum()) for why, which in counts.items() if which.any()}
