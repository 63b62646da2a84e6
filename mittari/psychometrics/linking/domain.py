"""Means of services with different meters on one metric: T scores of a declared reference group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics.linking.declaration import ReferenceGroup
from mittari.psychometrics.linking.linked import Link
from mittari.psychometrics.linking.sample import columns_of
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

LEAST, TO_COMPARE = 10, 30
FIGURES = ["points", "t", "sampling_se", "linking_se", "se", "low", "high"]
SAYS = (
    "Assumes that the link holds for these people, that they are others than those it was found in, and that they are "
    "independent. The reference is declared, so it has no error of its own. It does not rank services, and a "
    "difference is no effect."
)


@dataclass(frozen=True)
class DomainMeans:
    """Means of groups in T, 50 and 10 being mean and SD of the reference group.

    `table`, a row a group: n, points (the mean on the scale of the reference), t, sampling_se, linking_se, se, low,
    high (95 %), all but n and points in T; NaN below 10 people. `weights` says how much of each row of the link is in
    a mean.
    """

    table: pd.DataFrame
    reference: ReferenceGroup
    link: Link | None
    weights: dict[str, np.ndarray]

    def row(self, group: str) -> dict[str, float]:
        """The figures of a group of 30 people or more, by column; else InputError."""
        row = _rows(self.table).get(group, {"n": 0})
        if row["n"] < TO_COMPARE:
            reason = f"a group of fewer than {TO_COMPARE} people is not compared"
            raise InputError([Problem("groups", group, reason, "wait for more people, or take wider groups")])
        return row

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the means to be told, in words; empty where there is enough."""
        enough = bool((self.table["n"] >= LEAST).any())
        return () if enough else (f"no group has {LEAST} people",)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The means in words, groups in order of name. Raises InputError where no group has 10 people."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        of = self.reference
        told = self.table[self.table["t"].notna()]
        lines = [
            f"T scores: 50 is the mean {of.mean:g} and 10 the SD {of.sd:g} of {of.population} ({of.source})",
            f"The {self.link.declaration.to.direction} the better, as of the points" if self.link else "",
            *small,
            *(self._told(name, row) for name, row in _rows(told).items()),
            f"{len(self.table) - len(told)} groups of fewer than {LEAST} people are not told"
            if len(told) < len(self.table)
            else "",
            SAYS,
        ]
        return Summary.of(lines)

    def _told(self, name: str, row: dict[str, float]) -> str:
        linked = f", of its error {row['linking_se']:.2f} is the link's" if row["linking_se"] > 0 else ""
        return (
            f"  {name}: {row['points']:.2f} points, T {row['t']:.1f} ({row['low']:.1f} to {row['high']:.1f}), "
            f"{row['n']:.0f} people{linked}"
        )


@dataclass(frozen=True)
class Difference:
    """How far one group's mean lies above another's, in T, with standard error and 95 % interval (normal)."""

    value: float
    se: float
    low: float
    high: float


def to_domain(
    frame: pd.DataFrame,
    reference: ReferenceGroup,
    link: Link | None = None,
    *,
    group: str = "service",
    score: str = "score",
) -> DomainMeans:
    """The means of groups on the metric of a domain: T = 50 + 10 * (mean - m) / s of the reference group.

    `frame` has one row a person. Scores are on the scale of the reference, or on the first scale of `link`, which then
    takes them there: error^2 = sampling^2 + linking^2, the latter from the covariance of the link's table. Intervals by
    t, with the degrees of freedom of Satterthwaite. Rows without a score are left out. Raises InputError for scores off
    the scale. Checked: a plain loop and 95 % of simulated intervals. Source: Dorans 2007.
    """
    (scores,), labels = _scores(frame, [score], group)
    there = ~np.isnan(scores)
    names, weights, rows = np.unique(labels[there]).tolist(), {}, []
    for name in names:
        own = scores[there & (labels == name)]
        if link is not None:
            weights[name] = link.weights(own)
        rows.append(_row(own, reference, link, weights.get(name)))
    table = pd.DataFrame(rows, columns=["n", *FIGURES], index=pd.Index(names, name=group))
    return DomainMeans(table.astype({"n": int}), reference, link, weights)


def side_by_side(frame: pd.DataFrame, link: Link, *, group: str, from_: str = "from", to: str = "to") -> DomainMeans:
    """The same of groups of which some have the one scale and some the other, in the columns `from_` and `to`.

    A group with both scales stands there twice, told apart. Raises InputError where a row has both scores, or the
    link's declaration names no reference group.
    """
    reference = link.declaration.reference
    if reference is None:
        advice = "write population, mean, sd and source of the people whose mean is 50"
        raise InputError([Problem("declaration", "reference", "no reference group is declared", advice)])
    both, labels = _scores(frame, [from_, to], group)
    if (twice := ~np.isnan(both).any(axis=0)).any():
        reason, advice = "this row has both scores", "keep the score that the service uses"
        raise InputError([Problem("scores", f"row {row + 1}", reason, advice) for row in np.flatnonzero(twice)])
    plain = pd.DataFrame({from_: both[0], to: both[1], group: labels})
    linked = to_domain(plain, reference, link, group=group, score=from_)
    own = to_domain(plain, reference, group=group, score=to)
    twice_there = linked.table.index.intersection(own.table.index)
    names = [{name: f"{name}, {scale}" for name in twice_there} for scale in (from_, to)]
    table = pd.concat([linked.table.rename(names[0]), own.table.rename(names[1])]).sort_index()
    weights = {names[0].get(name, name): share for name, share in linked.weights.items()}
    return DomainMeans(table, reference, link, weights)


def difference(one: DomainMeans, group: str, other: DomainMeans, its_group: str) -> Difference:
    """The first group's mean less the second's, each of 30 people or more.

    The error of a link that both have in common counts only as far as their scores differ.
    """
    a, b = one.row(group), other.row(its_group)
    linking = a["linking_se"] ** 2 + b["linking_se"] ** 2
    if one.link is not None and one.link is other.link:
        # A group that needed no link has none of its error.
        apart = one.weights.get(group, 0.0) - other.weights.get(its_group, np.zeros(len(one.link.points)))
        linking = _t(one.reference) ** 2 * float(apart @ one.link.covariance @ apart)
    value = a["t"] - b["t"]
    se = float(np.sqrt(a["sampling_se"] ** 2 + b["sampling_se"] ** 2 + linking))
    half = float(stats.norm.ppf(0.975)) * se
    return Difference(value, se, value - half, value + half)


def _row(scores: np.ndarray, reference: ReferenceGroup, link: Link | None, weights: np.ndarray | None) -> list[float]:
    n = len(scores)
    if n < LEAST:
        return [n, *[np.nan] * len(FIGURES)]
    linked = scores if link is None else link.linked(scores)
    points, sampling = float(linked.mean()), float(linked.var(ddof=1)) / n
    linking = 0.0 if link is None or weights is None else float(weights @ link.covariance @ weights)
    per_point, t = _t(reference), 50 + _t(reference) * (points - reference.mean)
    se = per_point * np.sqrt(sampling + linking)
    freedom = (n - 1) * (1 + linking / sampling) ** 2 if sampling > 0 else np.inf
    half = float(stats.t.ppf(0.975, freedom)) * se
    return [n, points, t, per_point * np.sqrt(sampling), per_point * np.sqrt(linking), se, t - half, t + half]


def _rows(table: pd.DataFrame) -> dict[str, dict[str, float]]:
    return {
        str(name): dict(zip(table.columns, row, strict=True))
        for name, row in zip(table.index, table.to_numpy(), strict=True)
    }


def _t(reference: ReferenceGroup) -> float:
    """T scores a point."""
    return 10 / reference.sd


def _scores(frame: pd.DataFrame, names: list[str], group: str) -> tuple[np.ndarray, np.ndarray]:
    """The scores, a row a column of `names`, and each row's group."""
    scores, labels = columns_of(frame, names, group)
    return scores.T, np.asarray(labels)
