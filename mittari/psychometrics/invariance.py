"""Whether a score means the same in several groups, or at several times: equal form, loadings, intercepts."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.invariance_models import STEPS, Level, of_groups, of_times
from mittari.psychometrics.invariance_steps import Invariance
from mittari.psychometrics.items import number_frame
from mittari.statistics.factor_ml import FactorFit, Moments, Structure, fit_factors
from mittari.statistics.intervals import normal_quantile

CLOSE = 1e-9


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
