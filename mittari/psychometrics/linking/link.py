"""Scores of one meter on the scale of another: found in a sample, used for the means of groups."""

from dataclasses import replace

import numpy as np
import pandas as pd

from mittari.definitions.transform import Interval
from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.linking.declaration import Declaration, Side
from mittari.psychometrics.linking.linked import Link
from mittari.psychometrics.linking.points import Points, points_of
from mittari.psychometrics.linking.sample import Design, Sample, sample
from mittari.psychometrics.linking.subgroups import Subgroups, subgroups
from mittari.psychometrics.linking.table import Method, Scales, Smoothing, scales_of


def link(
    frame: pd.DataFrame,
    declaration: Declaration,
    *,
    from_: str = "from",
    to: str = "to",
    design: Design = "single",
    method: Method = "equipercentile",
    smoothing: Smoothing = "aic",
    group: str | None = None,
    replicates: int = 500,
    seed: int = 1,
    even_if_small: bool = False,
) -> Link:
    """The link of two scores, from a frame with one row a person and a column for each.

    `design` single: people with both; random: two groups drawn by chance, each with one. `declaration` says that both
    measure one construct, their ranges and which way is better; where that differs, the first scale is turned. The
    standard error is that of the delta method (mean, linear) or of `replicates` bootstraps of people (equipercentile,
    at the degrees of smoothing found in all). Points are those of the scores. Raises InputError for fewer than 400
    people (in each group of a random design) unless `even_if_small`, and for scores off their range.
    Source: Kolen & Brennan 2014; Dorans 2007.
    """
    found = sample(frame, from_, to, design, group)
    sizes.require(min(len(found.x), len(found.y)), sizes.LINK, "link", even_if_small)
    xs, ys = _points(found.x, declaration.from_, from_), _points(found.y, declaration.to, to)
    used, upright = found, xs
    if declaration.turned:
        used, xs = replace(found, x=-found.x), xs.turned
    scales = scales_of(used, xs, ys, method, smoothing)
    equivalents = scales.equivalents(*scales.counts(used))
    covariance = scales.covariance(used, replicates, seed)
    groups = subgroups(used, scales, equivalents, seed) if group else None
    return _link(declaration, scales, upright, equivalents, covariance, found, groups)


def _link(
    declaration: Declaration,
    scales: Scales,
    upright: Points,
    equivalents: np.ndarray,
    covariance: np.ndarray,
    used: Sample,
    groups: Subgroups | None,
) -> Link:
    """The link in the order of the first scale's own points."""
    order = slice(None, None, -1 if declaration.turned else 1)
    if groups:
        groups = replace(groups, rmsd=groups.rmsd[order])
    return Link(
        declaration=declaration,
        method=scales.method,
        degrees=scales.degrees,
        points=upright.values,
        equivalents=equivalents[order],
        covariance=covariance[order, order],
        people=used.counted,
        to_ends=(float(scales.ys.borders[0]), float(scales.ys.borders[-1])),
        subgroups=groups,
    )


def _points(scores: np.ndarray, side: Side, name: str) -> Points:
    return points_of(scores, _range(side), side.step, name)


def _range(side: Side) -> Interval:
    if side.range is None or side.direction is None:
        reason, advice = "the range is not known", "fill the declaration in with `resolved`"
        raise InputError([Problem("declaration", side.score or "", reason, advice)])
    return side.range
