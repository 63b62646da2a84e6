"""A marginal structural model as tables and in words, with what it assumes and can't say."""

from dataclasses import dataclass

import pandas as pd

from mittari.effects.marginal.outcome import Outcome
from mittari.effects.marginal.weights import effective_size
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary, counted

LEAST_AN_ARM = 20
ALIKE = 0.1
NEAR_ONE = 0.1
CAN_T_SAY = (
    "Assumes that nothing but the covariates named decides both who gets a service and the outcome, that everybody "
    "could have had either, that the regressions of who gets a service are right, and that the periods' effects add "
    "up; otherwise these are associations. It can't see what was not measured. The crude figure compares people as "
    "they are, so that who gets services because of low scores counts against the services. Intervals take the "
    "weights as known: a little wide where weights are even, too narrow where few people carry large ones."
)


@dataclass(frozen=True)
class MarginalStructural:
    """The outcome weighted, with the ends of the weights `truncated`, and `crude`.

    `weights`: one row a person with the probability of each period's service given history, weight and truncated
    weight. `balance` and `positivity` by period (see marginal/balance.py). `left_out` rows lacked a value, `absent`
    counts them by column.
    """

    weighted: Outcome
    truncated: Outcome
    crude: Outcome
    weights: pd.DataFrame
    balance: pd.DataFrame
    positivity: pd.DataFrame
    left_out: int
    absent: dict[str, int]
    stabilised: bool
    truncate: float

    @property
    def effects(self) -> pd.DataFrame:
        """Each period's effect: value, se, low, high (95 %)."""
        return self.weighted.effects

    @property
    def effective_size(self) -> float:
        """How many people of equal weight would tell as much."""
        return effective_size(self.weights["weight"].to_numpy())

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        arms = self.positivity[["treated", "untreated"]].to_dict("index")
        return tuple(
            f"{name}: {people} {arm}, {LEAST_AN_ARM} a period and arm are needed"
            for name, row in arms.items()
            for arm, people in row.items()
            if people < LEAST_AN_ARM
        )

    def summary(self, even_if_small: bool = False) -> Summary:
        """The effects in words. Raises InputError where a period has fewer than 20 people with or without service."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        lacked = ", ".join(f"{name} {count}" for name, count in self.absent.items())
        why = f" (without a value: {lacked}); who lacks one may differ from the others" if lacked else ""
        lines = [
            f"{len(self.weights)} people, {counted(self.left_out, 'row')} left out{why}",
            *small,
            "Points of the outcome that go along with being in the service, with 95 % interval, and beside it with "
            f"the {self.truncate:.0%} of weights at either end cut off, and crude (not weighted):",
            *self._told(),
            *self._weights_told(),
            *self._balance_told(),
            *self._positivity_told(),
            CAN_T_SAY,
        ]
        return Summary.of(lines)

    def _told(self) -> list[str]:
        tables = [[one.effects, one.always] for one in (self.weighted, self.truncated, self.crude)]
        if len(self.effects) == 1:
            tables = [one[:1] for one in tables]
        weighted, cut, crude = (pd.concat(one).to_dict("index") for one in tables)
        return [
            f"  {name}: {row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f}); "
            f"cut {cut[name]['value']:.2f}, crude {crude[name]['value']:.2f}"
            for name, row in weighted.items()
        ]

    def _weights_told(self) -> list[str]:
        weight = self.weights["weight"]
        lines = [
            f"Weights: mean {weight.mean():.3f}, largest {weight.max():.1f}; they leave as much as "
            f"{self.effective_size:.0f} people of equal weight would tell"
        ]
        if self.stabilised and abs(weight.mean() - 1) > NEAR_ONE:
            lines.append("WEIGHTS: their mean should be near 1; the regressions of who gets a service may be wrong.")
        moved = (self.weighted.value - self.truncated.value)[1:]
        if (abs(moved) > self.effects["se"]).any():
            lines.append(
                "CUTTING THE WEIGHTS moves a figure by more than its standard error: a few people carry it, or cutting "
                "lets the crude figure back in."
            )
        return lines

    def _balance_told(self) -> list[str]:
        apart = self.balance["after"].abs()
        if not (count := int((apart > ALIKE).sum())):
            return [f"After weighting those with and without are alike in all of it (within {ALIKE} SD)"]
        # What does not vary has no distance.
        worst = self.balance.reset_index().to_dict("records")[int(apart.fillna(0).to_numpy().argmax())]
        where = f"{worst['covariate']} in {worst['period']} by {worst['after']:.2f} SD"
        return [f"NOT BALANCED: in {count} of {len(apart)} they still differ by more than {ALIKE} SD, most {where}."]

    def _positivity_told(self) -> list[str]:
        told = [
            f"  {name}: {row['treated']} in it and {row['untreated']} not; its probability given history ran from "
            f"{row['least_probability']:.3f} to {row['most_probability']:.3f}; "
            f"{counted(row['unlikely'], 'person was', 'people were')} where less than 1 in 100 like them are"
            for name, row in self.positivity.to_dict("index").items()
        ]
        return ["Could everybody have had either?", *told]
