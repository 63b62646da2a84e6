"""From histories to shares in statuses, first times reached and flows."""

from collections.abc import Sequence

import numpy as np

from mittari.effects.transitions.curve import Advance, curve
from mittari.effects.transitions.first_reached import first_reached
from mittari.effects.transitions.flows import flows
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.landmark import landmark, of_clients
from mittari.effects.transitions.result import Transitions
from mittari.errors import InputError, Problem


def transitions(
    stays: Histories,
    *,
    to: Sequence[str] = (),
    at: Sequence[float] = (),
    since: float | None = None,
    among: str | None = None,
    replicates: int = 1000,
    seed: int = 1,
    advance: Advance | None = None,
    source: str = "statuses",
) -> Transitions:
    """The share of clients in each status over time, and of those who have reached one of `to` for the first time.

    `stays` come from read_statuses or read_stays. `at` are the points of follow-up that get intervals (Wilson's with
    the robust error; percentiles of `replicates` draws of clients, none for 0), in the unit and on the clock of the
    file. `since` is a landmark: only who is seen then counts, from then on; with `among` only who is in that status,
    so that shares are transition probabilities from it. Who had reached `to` by the landmark is not in the incidence.
    P(0,t) = prod (I + dA), Aalen & Johansen 1978; what it assumes stands in the result's summary.
    Raises InputError for points before the start, and for statuses that no row has.
    Checked: R survival, mgus2 (competing risks) and a made-up file with late entry, ties and returns, to 1e-12.
    """
    started = since if since is not None or among is None else stays.start
    people = stays if started is None else landmark(stays, started, among, source)
    points = np.unique(np.asarray(at, dtype=np.float64))
    if (early := points[points < people.start]).size or not np.isfinite(points).all():
        said = f"{early[0]:g} lies before the start at {people.start:g}" if early.size else "a point is not finite"
        raise InputError([Problem("at", "", said, "name points after the start")])
    occupancy = curve(people, points, replicates, seed, advance)
    reached = _reached(stays, people, to, started, source) if to else None
    incidence = None if reached is None else curve(reached, points[points >= reached.start], replicates, seed, advance)
    return Transitions(occupancy, incidence, flows(people), tuple(to), started, among)


def _reached(stays: Histories, people: Histories, to: Sequence[str], started: float | None, source: str) -> Histories:
    found = first_reached(stays, to, source)
    return found if started is None else of_clients(landmark(found, started, source=source), people.names)
