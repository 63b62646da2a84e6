"""The three steps of invariance: how well each fits, how far it holds, and what that means, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from mittari.psychometrics import sizes
from mittari.psychometrics.invariance_models import STEPS, Level
from mittari.statistics.factor_ml import FactorFit
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

CFI_FELL, RMSEA_ROSE = -0.01, 0.015
CFI_LEAST, RMSEA_MOST = 0.90, 0.10
"""Where a step is flagged, and where one factor does not fit in the first place."""
CHANCE = 0.05
MEANS = {
    "configural": "the items do not make up one thing alike",
    "metric": "a step of the score does not mean the same step of what it measures: changes can't be compared",
    "scalar": "the same score does not mean the same level: means can't be compared",
}
NOT_AT_REST = (
    "not told: the search for the likeliest model ran off to variances below 0, or went on without end, and was given "
    "up; that mostly comes of too few people, or of an item that hardly goes together with the others"
)
SAYS = (
    "Assumes one factor, near continuous answers (with fewer than five options take it as a hint), and people who are "
    "independent and answered every item. It can't say which item differs, nor that a score is free of bias that "
    "moves all items alike."
)


@dataclass(frozen=True)
class Invariance:
    """The three steps' fits over groups or times. `latent`: means of what is measured, in SDs of the first group's.

    `latent` has a row for each group or time but the first (value, se, low, high; 95 %), and is told only where scalar
    invariance holds.
    """

    over: str
    names: tuple[str, ...]
    n: int
    least: int
    left_out: int
    fits: Mapping[Level, FactorFit]
    latent: pd.DataFrame

    @property
    def table(self) -> pd.DataFrame:
        """One row a step: chi2, df, cfi, rmsea, cfi_change, rmsea_change, p, flagged.

        `p` is how often chance raises chi2 as much (for configural, above 0), `flagged` what fit says by itself. A
        model that did not come to rest has no figures (NaN).
        """
        fits = [self.fits[step] for step in STEPS]
        rows = [{"chi2": fit.chi2, "df": fit.df, "cfi": fit.cfi, "rmsea": fit.rmsea} for fit in fits]
        table = pd.DataFrame(rows, index=pd.Index(STEPS, name="step"))
        table.loc[[not fit.converged for fit in fits], ["chi2", "cfi", "rmsea"]] = np.nan
        table["cfi_change"], table["rmsea_change"] = table["cfi"].diff(), table["rmsea"].diff()
        table["p"] = stats.chi2.sf(np.diff(table["chi2"], prepend=0), np.diff(table["df"], prepend=0))
        worse = (table["cfi_change"] <= CFI_FELL) | (table["rmsea_change"] >= RMSEA_ROSE)
        badly = (table["cfi"] < CFI_LEAST) | (table["rmsea"] > RMSEA_MOST)
        return table.assign(flagged=worse | (badly & (table.index == STEPS[0])))

    @property
    def holds(self) -> Level | None:
        """The last step before the first that is flagged by more than chance.

        None where one factor does not fit, or where a model did not come to rest.
        """
        if not all(fit.converged for fit in self.fits.values()):
            return None
        table = self.table
        failed = (table["flagged"] & (table["p"] < CHANCE)).tolist()
        good = failed.index(True) if True in failed else len(STEPS)
        return STEPS[good - 1] if good else None

    @property
    def trusted(self) -> bool:
        """Whether every model converged to a proper solution."""
        return all(fit.converged and not fit.improper for fit in self.fits.values())

    @property
    def comparable(self) -> bool:
        """Whether the means of what is measured may be told."""
        return self.trusted and self.holds == STEPS[-1]

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        return (f"{self.least} people, {sizes.GROUP} are needed",) if self.least < sizes.GROUP else ()

    def summary(self, even_if_small: bool = False) -> Summary:
        """The steps in words. Raises InputError below 200 people (in each group)."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        lines = [
            f"{self.n} people, {self.left_out} left out as an answer is missing; {self.over}: {', '.join(self.names)}",
            *small,
            *self._steps(),
            self._verdict(),
            *self._latent(),
            SAYS,
        ]
        return Summary.of(lines)

    def _steps(self) -> list[str]:
        table = self.table
        by_chance = np.where(table["flagged"] & (table["p"] >= CHANCE), ": worse, but not by more than chance", "")
        rows = table.drop(columns="flagged").to_numpy().tolist()
        return [f"  {step}: {_told(row)}{words}" for step, row, words in zip(STEPS, rows, by_chance, strict=True)]

    def _verdict(self) -> str:
        if not self.trusted:
            return (
                "NOT TO BE TRUSTED: a model did not come to rest, or to a variance above 0. So it is not known whether "
                f"the score means the same over {self.over}."
            )
        if self.holds is None:
            return f"WARNING: one factor does not fit, so the steps say little: {MEANS['configural']}."
        if self.holds == STEPS[-1]:
            return f"No sign that the score means something else: means and changes over {self.over} may be compared."
        failed = STEPS[STEPS.index(self.holds) + 1]
        return f"WARNING: {failed} invariance over {self.over} does not hold: {MEANS[failed]}."

    def _latent(self) -> list[str]:
        if not self.comparable:
            return []
        told = "  {}: {:+.2f} SD ({:+.2f} to {:+.2f}) of what is measured against {}"
        rows = zip(self.latent.index, self.latent[["value", "low", "high"]].to_numpy().tolist(), strict=True)
        return [told.format(name, *row, self.names[0]) for name, row in rows]


def _told(row: Sequence[float]) -> str:
    """A model's fit, and what it changed since the step before, as far as both have figures."""
    if np.isnan(row[0]):
        return NOT_AT_REST
    since = "" if np.isnan(row[4]) else " (change {:+.3f} and {:+.3f}, p {:.2g})".format(*row[4:])
    return "chi2 {:.2f} on {:.0f} degrees of freedom, CFI {:.3f}, RMSEA {:.3f}".format(*row[:4]) + since
