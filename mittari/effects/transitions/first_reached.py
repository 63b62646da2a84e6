"""Until a status is reached for the first time, or an end that shuts it out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mittari.effects.transitions.histories import CENSORED, Histories
from mittari.errors import InputError, Problem

NOT_YET, REACHED = "not yet", "reached"


def first_reached(stays: Histories, targets: Sequence[str], source: str = "statuses") -> Histories:
    """The histories up to the first move into any of `targets`, with the other absorbing statuses as competing ends.

    Statuses: "not yet", "reached", and each competing end; shares of these are the cause-specific cumulative incidence.
    Who is in a target when first seen is left out and counted. Who is first seen in a target after a gap reached it at
    an unknown time, and counts as seen up to the gap. Raises InputError where nobody begins outside the targets, or
    for a target that no row has.
    """
    _require(stays, targets, source)
    wanted = np.isin(np.array(stays.states, dtype=object), list(targets))
    first = np.full(len(stays.names), np.inf)
    moved, inside = (stays.to != CENSORED) & wanted[stays.to], wanted[stays.origin]
    np.minimum.at(first, stays.client[moved], stays.exit[moved])
    np.minimum.at(first, stays.client[inside], stays.entry[inside])
    kept = stays.exit <= first[stays.client]
    if not kept.any():
        raise InputError([Problem(source, "", "everybody is there from the start", "name another status to reach")])
    found, (names, codes) = stays.only(kept), _ends(stays, wanted)
    out = len(stays.names) - len(found.names)
    return replace(
        found,
        origin=np.zeros(len(found.client), dtype=np.int64),
        to=np.where(found.to == CENSORED, CENSORED, codes[found.to]),
        states=names,
        absorbing=np.arange(len(names)) > 0,
        left_out=stays.left_out | ({"there already when first seen": out} if out else {}),
    )


def _ends(stays: Histories, wanted: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
    """The new statuses, and the new code of each old one: CENSORED for those on the way."""
    competing = stays.absorbing & ~wanted
    codes = np.full(len(stays.states), CENSORED)
    codes[wanted] = 1
    codes[competing] = 2 + np.arange(competing.sum())
    return (NOT_YET, REACHED, *(stays.states[code] for code in np.flatnonzero(competing))), codes


def _require(stays: Histories, targets: Sequence[str], source: str) -> None:
    advice = f"there are: {', '.join(stays.states[:20])}"
    if unknown := [name for name in targets if name not in stays.states]:
        raise InputError([Problem(source, "", f"no row has the status {name}", advice) for name in unknown])
