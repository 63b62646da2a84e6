"""Groups of clients beside each other: their shares at fixed points, and the differences with intervals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mittari.effects.transitions.curve import Advance, Curve
from mittari.effects.transitions.first_reached import REACHED
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.landmark import of_clients
from mittari.effects.transitions.result import CAN_T_SAY as ASSUMES
from mittari.effects.transitions.result import SAYS, Transitions
from mittari.effects.transitions.transitions import transitions
from mittari.errors import InputError, Problem
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary, counted

LEAST = 30
CAN_T_SAY = (
    "A difference goes along with the group: who is in which was not drawn by lot. Groups have to be known when "
    "counting starts; where they are made by what came later (a service begun in the third month), count from then on, "
    "or those who left early are all in the other group."
)


@dataclass(frozen=True)
class GroupTransitions:
    """The transitions of each group by name, and what the others' shares are more than those of `against`.

    `differences`: a row a figure (occupancy, incidence), time, status and group, with difference (-1 to 1), low and
    high (95 %, the hybrid of both shares' intervals, Newcombe 1998).
    """

    groups: Mapping[str, Transitions]
    differences: pd.DataFrame
    against: str

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        sizes = {name: len(one.occupancy.people.names) for name, one in self.groups.items()}
        few = [f"{name}: {counted(size, 'client')}, {LEAST} are needed" for name, size in sizes.items() if size < LEAST]
        return (*few, *(f"{name}: {line}" for name, one in self.groups.items() for line in one.below_minimum))

    def summary(self, even_if_small: bool = False) -> Summary:
        """Each group and the differences in words. Raises InputError where a group has fewer than 30 clients."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        each = (line for name, one in self.groups.items() for line in (f"Group {name}:", *one.figures()))
        return Summary.of([*small, *each, *self._told(), CAN_T_SAY, SAYS, ASSUMES])

    def _told(self) -> Iterator[str]:
        known = self.differences.dropna().reset_index()
        reached = known[(known["figure"] == "incidence") & (known["status"] == REACHED)]
        yield f"Percentage points more than in {self.against}, with 95 % interval:"
        for row in (reached if len(reached) else known).to_dict("records"):
            what = "reached by" if row["figure"] == "incidence" else f"{row['status']} at"
            more, low, high = (100 * row[name] for name in ("difference", "low", "high"))
            yield f"  {row['group']}, {what} {row['time']:g}: {more:.1f} ({low:.1f} to {high:.1f})"


def transitions_by_group(
    stays: Histories,
    groups: pd.Series,
    *,
    against: str | None = None,
    advance: Advance | None = None,
    **asked: Any,
) -> GroupTransitions:
    """The transitions of each group of clients (`groups`, indexed by client), and the differences at the points.

    `against` is the group that the others are compared with, the first by name if not given; `asked` is what
    `transitions` takes. Assumes that groups share nobody and were known when counting starts. Raises InputError where
    there are not two groups, or none of that name.
    """
    own = groups.reindex(stays.names)
    names = sorted(own.dropna().unique())
    if len(names) < 2 or (against is not None and against not in names):
        reason = f"no group is called {against}" if len(names) > 1 else "there are not two groups with clients seen"
        raise InputError([Problem("group", "", reason, f"there are: {', '.join(names[:20]) or 'none'}")])
    chosen = against or names[0]
    found = {}
    for done, name in enumerate(names):
        found[name] = transitions(of_clients(stays, own.index[(own == name).to_numpy()]), **asked)
        if advance is not None:
            advance(done + 1, len(names))
    return GroupTransitions(found, _differences(found, chosen), chosen)


def _differences(found: Mapping[str, Transitions], against: str) -> pd.DataFrame:
    tables = {}
    for name, one in found.items():
        if name == against:
            continue
        tables["occupancy", name] = _beside(one.occupancy, found[against].occupancy)
        if one.incidence is not None and (other := found[against].incidence) is not None:
            tables["incidence", name] = _beside(one.incidence, other)
    both = pd.concat(tables, names=["figure", "group"])
    return both.reorder_levels(["figure", "time", "status", "group"]).sort_index(level="figure", sort_remaining=False)


def _beside(one: Curve, other: Curve) -> pd.DataFrame:
    """One less the other where both have a point; NaN where one of them was not followed so long."""
    two = other.at.reindex(one.at.index)
    difference = one.at["share"] - two["share"]
    below = np.hypot(one.at["share"] - one.at["low"], two["high"] - two["share"])
    above = np.hypot(one.at["high"] - one.at["share"], two["share"] - two["low"])
    return pd.DataFrame({"difference": difference, "low": difference - below, "high": difference + above})
