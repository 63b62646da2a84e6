"""Providers compared, as a table and in words, with what it assumes and can't say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mittari.effects.providers.case_mix import EVENTS
from mittari.statistics.logistic import Logistic
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.random_intercept_logit import RandomIntercepts
from mittari.statistics.summary import Summary, are, counted

LEAST_PROVIDERS = 10
SHOWN, PLAIN = 0.5, 0.7
"""Below the first reliability nothing is told of a provider, below the second only its shrunken rate."""
CAN_T_SAY = (
    "Assumes that the case mix was known before the service began and matters alike everywhere, and that clients are "
    "independent. What was not recorded of those who came stays in every figure: a provider outside the funnel is to "
    "be asked, not judged. It does not rank: by chance alone the smallest providers would stand at both ends."
)


@dataclass(frozen=True)
class ProviderComparison:
    """`table`: one row a provider in order of name, NaN in all figures of one with fewer than `fewest` clients.

    Columns: clients, observed, expected, ratio (observed / expected) with ratio_low and ratio_high (95 %, Wilson;
    without the error of the expected), rate (ratio times the rate of all), z, effective (as how many clients of the
    average case mix they tell), low_998, low_95, high_95, high_998 (limits of the rate), funnel (where it lies),
    shrunken with shrunken_low and shrunken_high (the rate if everybody's clients had come), reliability (0-1).
    `columns` are those of the regression, `asked` those of the file, each with how many categories it has (0: numbers).
    `target` is the rate of all, `phi` the over-dispersion, `concordance` how well the case mix foretells.
    """

    table: pd.DataFrame
    target: float
    phi: float
    case_mix: Logistic
    columns: tuple[str, ...]
    asked: Mapping[str, int]
    concordance: float
    events_a_column: float
    between: RandomIntercepts
    p_no_difference: float
    clients: int
    unknown_outcome: int
    unknown_intake: int
    fewest: int

    @property
    def shown(self) -> pd.DataFrame:
        """The rows of providers with enough clients."""
        return self.table[self.table["clients"].notna()]

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        if (enough := len(self.shown)) >= LEAST_PROVIDERS:
            return ()
        who = f"{counted(enough, 'provider')} with {counted(self.fewest, 'client')} or more"
        return (f"{who}, {LEAST_PROVIDERS} are needed for a funnel",)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The comparison in words. Raises InputError below 10 providers with enough clients."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        return Summary.of([*self._people(), *small, *self._spread(), *self._told(), CAN_T_SAY])

    def _people(self) -> Iterator[str]:
        yield (
            f"{counted(self.clients, 'client')} of {counted(len(self.table), 'provider')}, {self.target:.1%} of all; "
            f"left out: {self.unknown_outcome} without an outcome, {self.unknown_intake} more without the whole case "
            "mix"
        )
        if not self.columns:
            yield "WITHOUT ANY CASE MIX: the expected is the same for everybody, whoever came."
            return
        mixed = ", ".join(_mixed(*one) for one in self.asked.items())
        yield (
            f"Case mix: {mixed}; of two clients the one for whom it came about had the higher "
            f"chance in {self.concordance:.0%} (50 % is chance)"
        )
        if self.events_a_column < EVENTS:
            yield f"The case mix has too many columns for these outcomes (fewer than {EVENTS} each): it may fit chance."

    def _spread(self) -> Iterator[str]:
        if len(self.shown):
            wider = "so limits are wider by its root" if self.phi > 1 else "so limits are those of chance"
            yield f"Over-dispersion {self.phi:.2f}, {wider}; by chance 1 of 20 lies outside the limits of 95 %"
        else:
            yield "Over-dispersion is not known, as no provider has enough clients"
        if not self.between.converged:
            yield "NOT CONVERGED: do not use the shrunken rates."
        if self.between.singular:
            yield "SINGULAR: providers differ no more than chance makes them, so nothing is told of each."
        else:
            yield (
                f"Providers spread with a standard deviation of {self.between.sd:.3g} on the logit; that they do not "
                f"differ at all: p = {self.p_no_difference:.3g}"
            )

    def _told(self) -> Iterator[str]:
        rows = self.shown.to_dict("index")
        told = {name: row for name, row in rows.items() if row["reliability"] >= SHOWN}
        if told:
            yield "In order of name, rates with 95 % interval:"
        for name, row in told.items():
            yield f"  {name}: {_plain(row) if row['reliability'] >= PLAIN else _shrunken(row)}"
        if hidden := len(rows) - len(told):
            alone = "The only one is not" if hidden == 1 else f"None of the {hidden} is"
            others = f"  {hidden} more {are(hidden)} not" if told else alone
            yield f"{others} told: too little is known of them (reliability below {SHOWN})"
        if few := len(self.table) - len(rows):
            yield f"  {few} more {'has' if few == 1 else 'have'} fewer than {counted(self.fewest, 'client')}"


def _mixed(column: str, categories: int) -> str:
    return f"{column} ({categories} categories)" if categories else column


def _plain(row: dict[Any, Any]) -> str:
    return (
        f"{row['observed']:.0f} of {row['clients']:.0f}, {row['expected']:.1f} expected, ratio {row['ratio']:.2f} "
        f"({row['ratio_low']:.2f} to {row['ratio_high']:.2f}), {row['funnel']}; {_shrunken(row)}"
    )


def _shrunken(row: dict[Any, Any]) -> str:
    return (
        f"shrunken {row['shrunken']:.1%} ({row['shrunken_low']:.1%} to {row['shrunken_high']:.1%}), "
        f"reliability {row['reliability']:.2f}"
    )
