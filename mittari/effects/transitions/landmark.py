"""A later zero: only who is seen at the landmark counts, from then on."""

from dataclasses import replace

import numpy as np
import pandas as pd

from mittari.effects.transitions.first_reached import REACHED
from mittari.effects.transitions.histories import CENSORED, Histories
from mittari.errors import InputError, Problem


def landmark(stays: Histories, time: float, among: str | None = None, source: str = "statuses") -> Histories:
    """The histories after `time` of the clients who are seen then, if asked for only of those in the status `among`.

    What a client got before the landmark may then divide people into groups. What begins later may not: who gets it
    has by then gone without the outcome (immortal time). With `among` the shares are transition probabilities from
    that status which need no Markov property (Putter & Spitoni 2018). Raises InputError where nobody is left.
    Source: Anderson, Cain & Gelber 1983; van Houwelingen 2007.
    """
    there = (stays.entry <= time) & (time < stays.exit)
    if among is not None:
        _require_status(stays, among, source)
    in_it = there if among is None else there & (stays.origin == stays.states.index(among))
    if not in_it.any():
        advice = "choose an earlier time, or another status"
        raise InputError([Problem(source, "", f"nobody is seen{_in(among)} at {time:g} and after it", advice)])
    kept = of_clients(stays, stays.names[np.unique(stays.client[in_it])])
    later = kept.only(kept.exit > time)
    ended = _ended_by(stays, time)
    counts = ended | {
        f"not seen at {time:g} and after it": len(stays.names) - int(there.sum()) - sum(ended.values()),
        f"in another status at {time:g}": int(there.sum() - in_it.sum()),
    }
    return replace(
        later,
        entry=np.maximum(later.entry, time),
        left_out=stays.left_out | {why: count for why, count in counts.items() if count},
    )


def of_clients(stays: Histories, names: pd.Index) -> Histories:
    """The histories of those clients alone."""
    return stays.only(np.isin(stays.client, stays.names.get_indexer(names)))


def _ended_by(stays: Histories, time: float) -> dict[str, int]:
    """How many clients had come by then to each status that nobody leaves, in words."""
    ended = (stays.to != CENSORED) & stays.absorbing[stays.to] & (stays.exit <= time)
    counts = np.bincount(stays.to[ended], minlength=len(stays.states)).tolist()
    return {_ending(state, time): count for state, count in zip(stays.states, counts, strict=True) if count}


def _ending(state: str, time: float) -> str:
    return f"had reached it by {time:g}" if state == REACHED else f"in {state} by {time:g}"


def _in(among: str | None) -> str:
    return f" in {among}" if among is not None else ""


def _require_status(stays: Histories, among: str, source: str) -> None:
    if among not in stays.states:
        advice = f"there are: {', '.join(stays.states[:20])}"
        raise InputError([Problem(source, "", f"no row has the status {among}", advice)])
