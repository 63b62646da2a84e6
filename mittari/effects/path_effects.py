"""The effects of services along a path as tables and in words, with what they assume and can't say."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from scipy import stats

from mittari.change.growth import fixed_table, how_it_went
from mittari.effects.unknown_spread import added_variance
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.mixed_model import MixedFit
from mittari.statistics.summary import Summary, are, counted

LEAST_CLIENTS, LEAST_MEMBERS = 50, 10
SHOWN, PLAIN = 0.5, 0.7
"""Below the first reliability an effect is not told, below the second only as a shrunken one."""
SAYS = {
    "dose": "An effect is points a unit of time in the service, beside all other services of the same people and "
    "their own course.",
    "share": "An effect is points at a share of 1 against the mean service, over measurements after some time in one.",
}
CAN_T_SAY = (
    "Assumes straight courses, effects that add up, and that who enters a service hangs on nothing but what earlier "
    "scores show; otherwise an effect is an association. It does not rank services: intervals overlap, and effects "
    "are shrunk towards the mean by what little is known of each."
)


@dataclass(frozen=True)
class PathEffects:
    """A fitted path. A table has one row a service (or provider), in order of name.

    Columns: effect (points a unit of time; the fixed dose plus the blup), blup, se (conditional standard deviation of
    the blup), clients, effect_se (with the error of the fixed dose and of the variance between members), low, high
    (95 %, t with as many degrees of freedom as members used less one), reliability (0-1: the part of the effect that
    is the service's own and not shrunk away).
    `variances` has one a table.
    """

    fit: MixedFit
    services: pd.DataFrame | None
    providers: pd.DataFrame | None
    criterion_without: float
    measurements: np.ndarray
    unscored: int
    before_any_service: int
    variances: tuple[float, ...]
    weights: str
    overlap: str

    @property
    def fixed(self) -> pd.DataFrame:
        """The fixed effects: value, se, low, high."""
        return fixed_table(self.fit)

    @property
    def p_no_difference(self) -> float:
        """How probable data like these are where services do not differ (REML ratio; at the edge of what may be).

        Half of the ratio's distribution is 0 and half chi-squared with 1 degree of freedom; with two levels half 1
        and half 2, which is careful.
        """
        ratio, blocks = max(self.criterion_without - self.fit.criterion, 0.0), len(self.fit.variances)
        if not blocks:
            return 1.0
        below = 1.0 * (ratio <= 0) if blocks == 1 else stats.chi2.sf(ratio, blocks - 1)
        return float((below + stats.chi2.sf(ratio, blocks)) / 2)

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        clients, enough = len(self.measurements), int((self.measurements >= 3).sum())
        found = [f"{counted(clients, 'client')}, {LEAST_CLIENTS} are needed"] if clients < LEAST_CLIENTS else []
        if enough * 2 <= clients and self.weights == "dose":
            found.append(f"{counted(enough, 'client')} with 3 scores or more, most of the clients are needed")
        for name, table in self._tables():
            if (used := int((table["clients"] > 0).sum())) < LEAST_MEMBERS:
                found.append(
                    f"{counted(used, name.removesuffix('s'))}, {LEAST_MEMBERS} are needed to see how they differ"
                )
        return tuple(found)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The effects in words, for three units of time. Raises InputError below the least sizes."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        lines = [
            f"{self.fit.rows} scores of {counted(len(self.measurements), 'client')} "
            f"({counted(self.unscored, 'row')} without a score and {self.before_any_service} before any service left "
            f"out); overlapping spells count {self.overlap}",
            *how_it_went(self.fit),
            *small,
            *(line for name, table in self._tables() for line in self._told(name, table)),
            f"That they do not differ at all: p = {self.p_no_difference:.3g}" if len(self.fit.variances) else "",
            SAYS[self.weights],
            CAN_T_SAY,
        ]
        return Summary.of(lines)

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        both = (("services", self.services), ("providers", self.providers))
        return [(name, table) for name, table in both if table is not None]

    def _told(self, name: str, table: pd.DataFrame) -> list[str]:
        unit = 3 if self.weights == "dose" else 1
        per = " in three units of time (three months where time is in months)" if unit == 3 else ""
        if len(table) == 1:
            one = table.iloc[0]
            said = f"{unit * one['effect']:.2f} points ({unit * one['low']:.2f} to {unit * one['high']:.2f}){per}"
            return [f"Only one of the {name}, so nothing can be said of how they differ: {said}"]
        shown = table[table["reliability"] >= SHOWN]
        unknown = f"too little is known of them (reliability below {SHOWN})"
        if not len(shown):
            return [f"None of the {len(table)} {name} is told: {unknown}"]
        lines = [f"Points of {name}{per}, with 95 % interval:"]
        for member, row in shown.to_dict("index").items():
            weak = "" if row["reliability"] >= PLAIN else ", uncertain: much shrunk"
            lines.append(
                f"  {member}: {unit * row['effect']:.2f} ({unit * row['low']:.2f} to {unit * row['high']:.2f}), "
                f"{counted(row['clients'], 'client')}, reliability {row['reliability']:.2f}{weak}"
            )
        if hidden := len(table) - len(shown):
            lines.append(f"  {hidden} more {are(hidden)} not told: {unknown}")
        return lines


def member_table(
    names: pd.Index,
    clients: np.ndarray,
    effect: np.ndarray,
    effect_se: np.ndarray,
    blup: np.ndarray,
    se: np.ndarray,
    variance: float,
) -> pd.DataFrame:
    """The table of a block's members in order of name (see PathEffects)."""
    used = int((clients > 0).sum())
    effect_se = np.sqrt(effect_se**2 + added_variance(se, variance, clients > 0))
    # The spread between members is known from few of them: a normal interval would be too narrow.
    half = (stats.t.ppf(0.975, used - 1) if used > 1 else NormalDist().inv_cdf(0.975)) * effect_se
    reliability = np.clip(1 - se**2 / variance, 0, 1) if variance > 0 else np.zeros(len(names))
    columns = {"effect": effect, "blup": blup, "se": se, "clients": clients, "effect_se": effect_se}
    columns |= {"low": effect - half, "high": effect + half, "reliability": reliability}
    return pd.DataFrame(columns, index=names)
