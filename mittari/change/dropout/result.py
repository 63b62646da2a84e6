"""A group's change told in every way side by side, in tables and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mittari.change.dropout.likelihood import Likely
from mittari.change.dropout.positivity import told_positivity
from mittari.change.dropout.tipping import Tipping
from mittari.change.dropout.ways import told_ways
from mittari.change.effect_sizes.together import EffectSizes
from mittari.change.group import TOLD
from mittari.change.judge import SIGN
from mittari.change.regression_to_the_mean import RegressionToTheMean
from mittari.change.verdict import Verdict
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

LEAST = 10
SAYS = (
    "Assumes independent people. Those with both scores tell of everybody only if scores are missing by chance alone; "
    "the other ways if it hangs on nothing but the scores that were seen. No data can tell whether it does: the "
    "tipping point says how far from it the truth may be.\n"
    "It can't say that a service caused the change: people come when they are at a low point, and many would have "
    "gained without it."
)


@dataclass(frozen=True)
class ChangeOverWaves:
    """A group's change from the first wave, in raw points, with who is missing.

    `response` and `first_scores` (see response.py), `positivity` (see positivity.py); `changes` has one row a later
    wave and method (paired, mmrm, ipw, mi): people, change, se, freedom, low, high, NaN where a method could not be
    fitted, for a reason in `not_told`. `likely` as in likelihood.py, `weights` as in weighting.py; `data_sets` says how
    often was imputed. `rates` (first to last wave, see GroupChange) only where the noise of the score is known; `sizes`
    only for three pairs or more; `gated` where people were let in by their first score. `scored` of the `people` have a
    score at some wave.
    """

    response: pd.DataFrame
    first_scores: pd.DataFrame
    positivity: pd.DataFrame
    changes: pd.DataFrame
    not_told: Mapping[str, str]
    likely: Likely | None
    weights: pd.DataFrame | None
    data_sets: int
    tipping: Tipping | None
    rates: pd.DataFrame | None
    sizes: EffectSizes | None
    people: int
    scored: int
    level: float
    gated: RegressionToTheMean | None = None

    @property
    def last(self) -> str:
        """The last wave."""
        return str(self.response.index[-1])

    @property
    def at_last(self) -> dict[Any, dict[Any, Any]]:
        """The figures of each method at the last wave."""
        rows = self.changes[self.changes.index.get_level_values("wave") == self.last]
        return rows.droplevel("wave").to_dict("index")

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        both = int(self.at_last["paired"]["people"])
        if both >= LEAST:
            return ()
        first, last = self.response.index[[0, -1]]
        return (f"{both} people with a score at the first wave ({first}) and the last ({last}), {LEAST} are needed",)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The change in words. Raises InputError where fewer than 10 people have a first and a last score."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        return Summary.of(
            [
                f"{self.people} people at {len(self.response)} waves ({', '.join(self.response.index)})",
                self._told_unscored(),
                *small,
                *self._told_response(),
                *self._told_changes(),
                self._told_gate(),
                self.tipping.words() if self.tipping else "",
                *self._told_rates(),
                *self._told_sizes(),
                f"Intervals at {self.level:.0%}.",
                SAYS,
            ]
        )

    def _told_unscored(self) -> str:
        none = self.people - self.scored
        return f"{none} of them have no score at all: they count in the parts of all people only." if none else ""

    def _told_response(self) -> list[str]:
        lines = ["Measured, of all people, and of those measured at the first wave:"]
        for wave, row in self.response.to_dict("index").items():
            lines.append(
                f"  {wave}: {row['measured']} ({_share(row, 'of_all')}); {row['stayed']} ({_share(row, 'of_first')})"
            )
        start = self.first_scores.loc[self.last]
        if start["left"] == 0:
            return [*lines, "Nobody who was measured at the first wave is missing at the last."]
        if np.isnan(start["difference"]):
            return [*lines, f"First scores of the {start['left']:.0f} who lack a last one can't be held beside others."]
        between = "" if np.isnan(start["low"]) else f" ({start['low']:.2f} to {start['high']:.2f})"
        who = f"First scores of those with a last score less those of the {start['left']:.0f} who lack it"
        return [*lines, f"{who}: {start['difference']:.2f}{between} points."]

    def _told_changes(self) -> list[str]:
        lines = [f"Mean change from wave {self.response.index[0]} to {self.last}, raw points:"]
        ways = told_ways(self.at_last, self.not_told)
        unlikely = None if self.weights is None else int(self.weights["unlikely"].sum())
        return [*lines, *ways, *told_positivity(self.positivity, unlikely), *self._told_weights()]

    def _told_weights(self) -> list[str]:
        """A warning where few people carry most of the weight."""
        if self.weights is None:
            return []
        effective = float(self.weights["effective"].iloc[-1])
        people = self.at_last["ipw"]["people"]
        if not people or effective >= people / 2:
            return []
        return [f"The weighted {people:.0f} people count as {effective:.0f}: much hangs on few, take it as a hint."]

    def _told_gate(self) -> str:
        if self.gated is None or not self.at_last["paired"]["people"]:
            return ""
        return self.gated.beside(SIGN[self.gated.better] * self.at_last["paired"]["change"])

    def _told_rates(self) -> list[str]:
        if self.rates is None:
            return ["Who improved can't be told: give the score's SEM and which way is better."]
        told = int(self.rates["count"].drop(Verdict.CANNOT_TELL).sum())
        lines = [f"From first to last wave, of {told} with a verdict, and of all {self.people}:"]
        rows = self.rates.to_dict("index")
        for verdict in TOLD if told else ():
            row = rows[verdict.value]
            said = f"{row['count']:.0f} ({_share(row, 'of_told')}); {_share(row, 'of_eligible')}"
            lines.append(f"  {verdict.value.replace('_', ' ')}: {said}")
        return [*lines, f"  cannot tell: {rows[Verdict.CANNOT_TELL.value]['count']:.0f}"]

    def _told_sizes(self) -> list[str]:
        if self.sizes is None:
            return []
        told = [one for one in self.sizes.sizes if not np.isnan(one.value)]
        sizes = "; ".join(f"{one.name} {one.words}" for one in told)
        raw = f"{self.sizes.mean:.2f} points in units of their own spread"
        return [f"Of those with both scores, {raw}: {sizes}."] if told else []


def _share(row: Mapping[Any, Any], name: str) -> str:
    return f"{row[name]:.0%}, {row[f'{name}_low']:.0%} to {row[f'{name}_high']:.0%}"
