"""Cost per reliable improvement of each group as tables and in words, with what it assumes and can't say."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

import pandas as pd

from mittari.effects.cost.increment import Increment
from mittari.effects.cost.per_improvement import Ends, PerImprovement
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary, counted

LEAST, LEAST_TO_COMPARE = 10, 30
CAN_T_SAY = (
    "Assumes that costs are those of the whole path, services beside each other included, of everybody and not only of "
    "those who improved, in one currency and of one year; and that clients are independent. It is no price of an "
    "effect: some would have improved without any service, and dearer clients may be those who need more. Groups stand "
    "in order of name; this ranks nobody."
)


@dataclass(frozen=True)
class CostEvaluation:
    """`groups` and, of each but `against`, its `increments` over that group; all in order of name.

    `acceptability` has one row a group and amount (columns group, worth, net_benefit, low, high, acceptable); it is
    empty where there is nothing to compare with.
    """

    groups: Mapping[str, PerImprovement]
    increments: Mapping[str, Increment]
    against: str | None
    acceptability: pd.DataFrame
    level: float

    @property
    def table(self) -> pd.DataFrame:
        """One row a group: sums, rate, ratio, and the ends of every interval as _low and _high; NaN without one."""
        rows = {name: _row(one, ("mean_cost", "rate", "ratio")) for name, one in self.groups.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("group")

    @property
    def increment_table(self) -> pd.DataFrame:
        """One row a group but `against`: differences a client, their ratio, and the ends of every interval."""
        rows = {name: _row(one, ("ratio", "quadrant")) for name, one in self.increments.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("group")

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        least = LEAST_TO_COMPARE if self.increments else LEAST
        sizes = {name: one.clients for name, one in self.groups.items()}
        compared = "to compare groups" if self.increments else "for a rate"
        return tuple(
            f"{name} has {counted(n, 'client')}, {least} are needed {compared}"
            for name, n in sizes.items()
            if n < least
        )

    def summary(self, even_if_small: bool = False) -> Summary:
        """The figures in words. Raises InputError below 10 clients, or below 30 in a group that is compared."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        lines = [*small]
        for name, one in self.groups.items():
            lines += _told(name, one, self.level)
        for name, more in self.increments.items():
            lines += self._compared(name, more)
        if len(self.groups) > 1 and not self.increments:
            lines.append("Groups are not compared: name the one to compare the others with.")
        return Summary.of([*lines, CAN_T_SAY])

    def _compared(self, name: str, more: Increment) -> Iterator[str]:
        low, high = more.improved_ends
        yield (
            f"{name} beside {self.against}, in these clients: {more.quadrant}; the cost of a client differs by "
            f"{_money(more.cost)} ({_span(more.cost_ends)}{_chance(more.cost_ends)}), the rate that improves by "
            f"{100 * more.improved:.1f} percentage points ({100 * low:.1f} to {100 * high:.1f}"
            f"{_chance(more.improved_ends)})"
        )
        if math.isnan(more.fieller[0]):
            yield "  No ratio is told, as the rates may not differ: read the net benefit (acceptability.csv)"
        elif (more.cost > 0) == (more.improved > 0):
            one = "One improvement more costs" if more.improved > 0 else "One improvement less saves"
            yield f"  {one} {_money(more.ratio)} (Fieller {_span(more.fieller)}, bootstrap {_span(more.bca)})"
        yield self._worth(name, more.improved > 0)

    def _worth(self, name: str, more_improve: bool) -> str:
        rows = self.acceptability[self.acceptability["group"] == name]
        enough = rows[rows["acceptable"] >= self.level]
        if not len(enough):
            return f"  For no amount up to {_money(rows['worth'].max())} is it worth its cost with {self.level:.0%}"
        ends = enough["worth"].min(), enough["worth"].max()
        amount = f"{_money(ends[0])} or more" if more_improve else f"{_money(ends[1])} or less"
        return f"  Worth its cost with {self.level:.0%} if an improvement is worth {amount}"


def _row(one: PerImprovement | Increment, figures: tuple[str, ...]) -> dict[str, object]:
    """Fields and figures side by side, an interval as two columns."""
    row: dict[str, object] = {}
    for name, value in asdict(one).items():
        if name in ("drawn", "variances"):
            continue
        short = name.removesuffix("_ends")
        ends = ("clients", "clients_against") if name == "clients" else (f"{short}_low", f"{short}_high")
        row |= dict(zip(ends, value, strict=True)) if isinstance(value, tuple) else {name: value}
    return row | {figure: getattr(one, figure) for figure in figures}


def _told(name: str, one: PerImprovement, level: float) -> Iterator[str]:
    low, high = one.rate_ends
    yield (
        f"{name}: {one.improved} of {counted(one.clients, 'client')} reliably improved ({one.rate:.1%}, {low:.1%} to "
        f"{high:.1%}); cost {_money(one.cost)}, {_money(one.mean_cost)} a client; {one.unknown_cost} left out without "
        f"a cost and {one.unknown_improved} of whom it is not known whether they improved"
    )
    if not one.improved:
        yield f"  Nobody improved, so there is no ratio: an improvement costs {_money(one.at_least)} or more (95 %)"
        return
    yield f"  Cost per reliable improvement {_money(one.ratio)}{_interval(one, level)}"
    if one.unknown_improved:
        yield (
            f"  Had all of those not known improved {_money(one.if_unknown_improved)}, had none "
            f"{_money(one.if_unknown_did_not)}"
        )


def _interval(one: PerImprovement, level: float) -> str:
    if math.isnan(one.fieller[0]):
        return "; no interval, as too few improved for one to have an end"
    return f" ({level:.0%} bootstrap {_span(one.bca)}, Fieller {_span(one.fieller)})"


def _span(ends: Ends) -> str:
    return "no interval" if math.isnan(ends[0]) else f"{_money(ends[0])} to {_money(ends[1])}"


def _chance(ends: Ends) -> str:
    return ": it may be chance" if ends[0] <= 0 <= ends[1] else ""


def _money(amount: float) -> str:
    return f"{amount:,.0f}" if abs(amount) >= 100 else f"{amount:.4g}"
