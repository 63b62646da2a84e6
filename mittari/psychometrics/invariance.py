"""Whether a score means the same in several groups, or at several times: equal form, loadings, intercepts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.invariance_models import STEPS, Level, of_groups, of_times
from mittari.psychometrics.items import number_frame
from mittari.statistics.factor_ml import FactorFit, Moments, Structure, fit_factors
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

CFI_FELL, RMSEA_ROSE = -0.01, 0.015
CFI_LEAST, RMSEA_MOST = 0.90, 0.10
"""Where a step is flagged, and where one factor does not fit in the first place."""
CHANCE = 0.05
CLOSE = 1e-9
MEANS = {
    "configural": "the items do not make up one thing alike",
    "metric": "a step of the score does not mean the same step of what it measures: changes can't be compared",
    "scalar": "the same score does not mean the same level: means can't be compared",
}
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

        `p` is how often chance raises chi2 as much (for configural, above 0), `flagged` what fit says by itself.
        """
        fits = [self.fits[step] for step in STEPS]
        rows = [{"chi2": fit.chi2, "df": fit.df, "cfi": fit.cfi, "rmsea": fit.rmsea} for fit in fits]
        table = pd.DataFrame(rows, index=pd.Index(STEPS, name="step"))
        table["cfi_change"], table["rmsea_change"] = table["cfi"].diff(), table["rmsea"].diff()
        table["p"] = stats.chi2.sf(np.diff(table["chi2"], prepend=0), np.diff(table["df"], prepend=0))
        worse = (table["cfi_change"] <= CFI_FELL) | (table["rmsea_change"] >= RMSEA_ROSE)
        badly = (table["cfi"] < CFI_LEAST) | (table["rmsea"] > RMSEA_MOST)
        return table.assign(flagged=worse | (badly & (table.index == STEPS[0])))

    @property
    def holds(self) -> Level | None:
        """The last step before the first that is flagged by more than chance; None where one factor does not fit."""
        table = self.table
        failed = (table["flagged"] & (table["p"] < CHANCE)).tolist()
        good = failed.index(True) if True in failed else len(STEPS)
        return STEPS[good - 1] if good else None

    @property
    def trusted(self) -> bool:
        """Whether every model converged to a proper solution."""
        return all(fit.converged and not fit.improper for fit in self.fits.values())

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
            "" if self.trusted else "NOT TO BE TRUSTED: a model did not come to rest, or to a variance above 0.",
            self._verdict(),
            *self._latent(),
            SAYS,
        ]
        return Summary.of(lines)

    def _steps(self) -> list[str]:
        told = "  {}: chi2 {:.2f} on {:.0f} degrees of freedom, CFI {:.3f}, RMSEA {:.3f}"
        since = " (change {:+.3f} and {:+.3f}, p {:.2g})"
        table = self.table
        by_chance = np.where(table["flagged"] & (table["p"] >= CHANCE), ": worse, but not by more than chance", "")
        rows = table.drop(columns="flagged").to_numpy().tolist()
        return [
            told.format(step, *row[:4]) + ("" if step == STEPS[0] else since.format(*row[4:])) + words
            for step, row, words in zip(STEPS, rows, by_chance, strict=True)
        ]

    def _verdict(self) -> str:
        if self.holds is None:
            return f"WARNING: one factor does not fit, so the steps say little: {MEANS['configural']}."
        if self.holds == STEPS[-1]:
            return f"No sign that the score means something else: means and changes over {self.over} may be compared."
        failed = STEPS[STEPS.index(self.holds) + 1]
        return f"WARNING: {failed} invariance over {self.over} does not hold: {MEANS[failed]}."

    def _latent(self) -> list[str]:
        if self.holds != STEPS[-1] or not self.trusted:
            return []
        told = "  {}: {:+.2f} SD ({:+.2f} to {:+.2f}) of what is measured against {}"
        rows = zip(self.latent.index, self.latent[["value", "low", "high"]].to_numpy().tolist(), strict=True)
        return [told.format(name, *row, self.names[0]) for name, row in rows]


def invariance_of_groups(values: pd.DataFrame, groups: pd.Series, *, even_if_small: bool = False) -> Invariance:
    """The steps over groups of people, from item values (one row a person, reversed items turned) and their group.

    One factor; then loadings, then intercepts too, equal over groups. A step is flagged where CFI falls by .01 or RMSEA
    rises by .015, and believed where chi2 rises by more than chance: with four items and 200 people a group fit alone
    flags four of ten comparisons in which nothing differs. Needs three items. Raises InputError for fewer than two
    groups, an item that a group answered alike, and groups below 200 people unless `even_if_small`. Checked: lavaan
    0.6-14, chi2 to 1e-5 (agreeableness by gender). Source: Joreskog 1971; Cheung & Rensvold 2002; Chen 2007.
    """
    numbers, labels = number_frame(values, "items").reset_index(drop=True), groups.reset_index(drop=True)
    there = numbers.notna().all(axis=1) & labels.notna() & (labels.astype(str).str.strip() != "")
    names = sorted(labels[there].astype(str).unique())
    if len(names) < 2:
        reason = f"there is {len(names)} group with complete answers"
        raise InputError([Problem("items", "group", reason, "compare at least two")])
    parts = [numbers[there & (labels.astype(str) == name)] for name in names]
    least = min(map(len, parts))
    _check(parts, names, least, even_if_small)
    scaled = _scaled(parts)
    fits = _fits({step: of_groups(len(names), values.shape[1], step) for step in STEPS}, scaled)
    return Invariance(
        "groups", tuple(names), int(there.sum()), least, int((~there).sum()), fits, _latent(fits["scalar"], names)
    )


def invariance_of_times(times: Mapping[str, pd.DataFrame], *, even_if_small: bool = False) -> Invariance:
    """The steps over times, from item values of the same people, row by row, at each time by its name.

    A factor a time, which go together; the errors of one item at two times go together too. Otherwise as of groups.
    Checked: lavaan 0.6-14, chi2 to 1e-5. Source: Vandenberg & Lance 2000.
    """
    names = list(times)
    frames = [number_frame(frame, name).reset_index(drop=True) for name, frame in times.items()]
    if len(names) < 2 or len({len(frame) for frame in frames}) > 1 or len({tuple(frame) for frame in frames}) > 1:
        reason = "the times do not have the same people and items"
        raise InputError([Problem("items", "", reason, "give the same columns and rows for each of two times or more")])
    there = np.all([frame.notna().all(axis=1) for frame in frames], axis=0)
    parts, least = [frame[there] for frame in frames], int(there.sum())
    _check(parts, names, least, even_if_small)
    scaled = [np.hstack(_scaled(parts))]
    fits = _fits({step: of_times(len(names), parts[0].shape[1], step) for step in STEPS}, scaled)
    return Invariance("times", tuple(names), least, least, int((~there).sum()), fits, _latent(fits["scalar"], names))


def _check(parts: Sequence[pd.DataFrame], names: Sequence[str], least: int, even_if_small: bool) -> None:
    if parts[0].shape[1] < 3:
        raise InputError([Problem("items", "", "one factor is not determined", "it needs three items")])
    sizes.require(least, sizes.GROUP, "invariance", even_if_small)
    problems = [
        Problem("items", str(item), f"all of {name} answered it alike", "leave the item out of the comparison")
        for name, part in zip(names, parts, strict=True)
        for item in part.columns[part.std() < CLOSE]
    ]
    if problems:
        raise InputError(problems)


def _scaled(parts: Sequence[pd.DataFrame]) -> list[np.ndarray]:
    """The items in SDs about their mean over all groups or times together: the same unit for all."""
    together = np.vstack([part.to_numpy() for part in parts])
    return [(part.to_numpy() - together.mean(axis=0)) / together.std(axis=0) for part in parts]


def _fits(
    models: Mapping[Level, tuple[Sequence[Structure], np.ndarray]], samples: Sequence[np.ndarray]
) -> dict[Level, FactorFit]:
    if any(np.linalg.matrix_rank(np.cov(sample, rowvar=False)) < sample.shape[1] for sample in samples):
        reason = "an item is the sum or the copy of others, or there are fewer people than items"
        raise InputError([Problem("items", "", reason, "leave it out, or measure more people")])
    moments = [Moments.of(sample) for sample in samples]
    return {step: fit_factors(structures, moments, start) for step, (structures, start) in models.items()}


def _latent(fit: FactorFit, names: Sequence[str]) -> pd.DataFrame:
    """The factor means, which are the last parameters of the scalar model, in SDs of the first group's factor."""
    count = len(names) - 1
    value, se = fit.values[-count:], fit.errors[-count:]
    half = normal_quantile(0.95) * se
    columns = {"value": value, "se": se, "low": value - half, "high": value + half}
    return pd.DataFrame(columns, index=pd.Index(names[1:], name="name"))
