"""Statuses over time as tables and in words, with what they assume and can't say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mittari.effects.transitions.curve import Curve
from mittari.effects.transitions.first_reached import NOT_YET, REACHED
from mittari.effects.transitions.histories import CENSORED, Histories
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary, are, counted

Rows = dict[Any, dict[Any, Any]]
LEAST = 10
UNSEEN = 0.01
SAYS = (
    "A change counts at the time at which it is recorded: where statuses are seen only at visits it came about "
    "earlier, and only shares at the visits hold."
)
CAN_T_SAY = (
    "Assumes that who is not seen any longer, or joins late, fares as those who are seen in the same status. Shares in "
    "statuses need no more than that. The rates of flows.csv would give chances of moving from one status to another "
    "only if these hang on nothing but the status of the moment (the Markov property), which is seldom so. It can't "
    "say why somebody moved: what goes along with a service is no effect of it."
)


@dataclass(frozen=True)
class Transitions:
    """Shares in statuses (`occupancy`) and, where asked for, of those who have reached one (`incidence`).

    `flows`: moves, clients, time_in_from and per_time by from and to. Times are on the clock of the file; `since` is
    the landmark from which on people count, `among` the status they were in then.
    """

    occupancy: Curve
    incidence: Curve | None
    flows: pd.DataFrame
    to: tuple[str, ...]
    since: float | None
    among: str | None

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        shares = tuple(_too_few(self.occupancy))
        reached = () if self.incidence is None else tuple(_too_few(self.incidence))
        return (*shares, *(f"to reach {' or '.join(self.to)}: {line}" for line in reached if line not in shares))

    def summary(self, even_if_small: bool = False) -> Summary:
        """The shares at the points asked for, in words. Raises InputError where fewer than 10 clients are behind."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        return Summary.of([*small, *self.figures(), SAYS, CAN_T_SAY])

    def figures(self) -> list[str]:
        """The lines with figures alone, also of few clients."""
        return [
            *_people(self.occupancy.people, self.since, self.among),
            *_shares(self.occupancy),
            *self._reached(),
            *(line for curve in self._curves() for line in _out_of_sight(curve)),
        ]

    def _curves(self) -> Iterator[Curve]:
        yield self.occupancy
        if self.incidence is not None:
            yield self.incidence

    def _reached(self) -> Iterator[str]:
        if self.incidence is None:
            return
        people = self.incidence.people
        ends = people.states[2:]
        beside = f"shut out by {' or '.join(ends)}" if ends else "nothing is named that shuts it out"
        yield f"Reached {' or '.join(self.to)} for the first time ({counted(len(people.names), 'client')}; {beside}):"
        for time, rows in _by_time(self.incidence):
            if _over(rows):
                yield f"  by {time:g}: nobody was followed so long"
                continue
            waited = f"{rows[NOT_YET]['mean_time']:.1f} units of time on average until there, shut out or {time:g}"
            yield f"  by {time:g}: {_share(rows[REACHED])}; {waited}"
        known = self.occupancy.people.left_out
        yield from (
            f"  {counted(count, 'client')} {why}" for why, count in people.left_out.items() if known.get(why) != count
        )


def _people(people: Histories, since: float | None, among: str | None) -> Iterator[str]:
    moves = int((people.to != CENSORED).sum())
    who = f"{counted(len(people.names), 'client')}, {counted(moves, 'move')}"
    yield f"{who}, seen from {people.start:g} to {people.exit.max():g}"
    if people.left_out:
        yield "Left out: " + "; ".join(f"{count} {why}" for why, count in people.left_out.items())
    if since is not None:
        within = f" in {among}" if among is not None else ""
        yield (
            f"Counted from {since:g} on, of those who are seen{within} then. Groups may be told apart by what happened "
            "before it, never by what came later: who got that had until then gone without the outcome."
        )
    if people.late:
        yield (
            f"{counted(people.late, 'client')} {are(people.late)} first seen after {people.start:g}: they count from "
            "then on, as if they were like those who were in the same status all along"
        )


def _shares(curve: Curve) -> Iterator[str]:
    for time, rows in _by_time(curve):
        if _over(rows):
            yield f"At {time:g}: nobody was followed so long"
            continue
        yield f"At {time:g} (known of {counted(_known(rows), 'client')}), with 95 % interval and mean time so far:"
        for status, row in rows.items():
            yield f"  {status}: {_share(row)}, {row['mean_time']:.1f} units of time"


def _by_time(curve: Curve) -> Iterator[tuple[Any, Rows]]:
    tables = curve.at.groupby(level="time")
    return ((time, rows.droplevel("time").to_dict("index")) for time, rows in tables)


def _known(rows: Rows) -> int:
    return int(next(iter(rows.values()))["known"])


def _over(rows: Rows) -> bool:
    return any(np.isnan(row["share"]) for row in rows.values())


def _share(row: dict[Any, Any]) -> str:
    return f"{row['share']:.1%} ({row['low']:.1%} to {row['high']:.1%})"


def _too_few(curve: Curve) -> Iterator[str]:
    people = curve.people
    if people.at_start < LEAST:
        yield f"{counted(people.at_start, 'client')} seen at the start ({people.start:g}), {LEAST} are needed"
    known = {time: _known(rows) for time, rows in _by_time(curve)}
    if few := [f"{counted(count, 'client')} at {time:g}" for time, count in known.items() if count < LEAST]:
        yield f"known of {', of '.join(few)}, {LEAST} are needed"


def _out_of_sight(curve: Curve) -> Iterator[str]:
    told = curve.at.dropna(subset=["share"])
    unseen = told["unseen"].groupby(level="time").first()
    if (unseen > UNSEEN).any():
        yield (
            f"OUT OF SIGHT: from {min(unseen[unseen > UNSEEN].index):g} on up to {unseen.max():.0%} are in a status in "
            "which nobody is seen any longer, and count as still there. Say until when statuses are known, or which "
            "ones nobody leaves (absorbing)."
        )
