"""How much what is said of services hangs on how time in them is weighted."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from mittari.effects.exposure import Overlap
from mittari.effects.multiple_membership import path_effects
from mittari.effects.part_sums import Course, Weights
from mittari.effects.path_effects import SHOWN
from mittari.statistics.summary import Summary

WAYS: dict[str, tuple[Weights, Overlap]] = {
    "dose": ("dose", "once"),
    "dose_overlaps_added": ("dose", "add"),
    "share": ("share", "once"),
}
"""Each way of weighting: what counts, and how overlapping spells of one client in one service count."""
CLOSE = 0.9


@dataclass(frozen=True)
class Sensitivity:
    """The services' effects by each of WAYS.

    `table`: one row a service with clients, reliability (by dose), and by each way the effect, low and high.

    An effect by dose is points a unit of time; by share, points at a share of 1 against the mean service: it may be
    compared in sign and order of size, not in points. `agreement`: correlation of each two ways over the services that
    somebody was in (NaN where a way finds no difference between services).
    """

    table: pd.DataFrame
    agreement: pd.DataFrame

    def summary(self) -> Summary:
        """In words: which ways agree, and for which services the sign does not hang on the way."""
        first, *others = WAYS
        with_first = dict(zip(WAYS, self.agreement.loc[first].to_numpy(), strict=True))
        lines = [
            f"The effects by {_named(other)} and by {_named(first)} go together with r = {with_first[other]:.2f}"
            for other in others
            if not np.isnan(with_first[other])
        ]
        lowest = self.agreement.to_numpy().min()
        if np.isnan(lowest):
            lines.append("By one of the ways services do not differ, so there is nothing to hold beside it.")
        elif lowest < CLOSE:
            lines.append("WHAT IS SAID HANGS ON THE WEIGHTING: tell both, or choose beforehand what a service gives.")
        told_of = self.table[self.table["reliability"] >= SHOWN]
        same = [str(name) for name, row in told_of.iterrows() if _one_sign(row)]
        told = ", ".join(same) if same else "none"
        lines.append(
            "Of services that are told, with an interval (95 %) on one side of 0 by dose, "
            f"whichever way overlaps count: {told}"
        )
        return Summary.of(lines)


def weighting_sensitivity(
    measurements: pd.DataFrame, spells: pd.DataFrame, course: Course | None = None
) -> Sensitivity:
    """The services' effects by dose, by dose with overlapping spells added, and by share, from the same rows.

    The models are those of `path_effects`, whatever weights `course` has; which of them is right can't be seen in the
    data, so that a figure that hangs on the choice is none to rely on. Raises InputError as `path_effects` does.
    Source: Browne, Goldstein & Rasbash 2001 (effects hang on the weights chosen).
    """
    services = replace(course or Course(), level="service")
    found = {
        way: path_effects(measurements, spells, replace(services, weights=weights, overlap=overlap))
        for way, (weights, overlap) in WAYS.items()
    }
    tables = {way: one.services for way, one in found.items() if one.services is not None}
    columns = {f"{way}_{name}": table[name] for way, table in tables.items() for name in ("effect", "low", "high")}
    table = pd.DataFrame({name: tables["dose"][name] for name in ("clients", "reliability")} | columns)
    used = table[table["clients"] > 0]
    return Sensitivity(table, _agreement(used[[f"{way}_effect" for way in WAYS]]))


def _agreement(effects: pd.DataFrame) -> pd.DataFrame:
    names = list(WAYS)
    spread = effects.to_numpy().std(axis=0) > 0
    values = np.full((len(names), len(names)), np.nan)
    if spread.any() and len(effects) > 1:
        values[np.ix_(spread, spread)] = np.corrcoef(effects.to_numpy()[:, spread], rowvar=False)
    return pd.DataFrame(values, index=names, columns=names)


def _one_sign(row: pd.Series) -> bool:
    ways = [way for way, (weights, _) in WAYS.items() if weights == "dose"]
    return all(row[f"{way}_low"] > 0 for way in ways) or all(row[f"{way}_high"] < 0 for way in ways)


def _named(way: str) -> str:
    return way.replace("_", " ")
