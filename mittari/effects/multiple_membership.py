"""All services of a path at once: clients belong to every service by the time they spent in it."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from mittari.change.by_column import by_column
from mittari.change.parts import part_of
from mittari.effects.part_sums import Course, PartSums, Weights, part_sums, whole
from mittari.effects.path_effects import PathEffects, member_table
from mittari.statistics.mixed_model import MixedFit, fit_sums

__all__ = ["Course", "path_effects", "path_effects_of_parts"]


def path_effects(measurements: pd.DataFrame, spells: pd.DataFrame, course: Course | None = None) -> PathEffects:
    """The effect of a unit of time in each service (or provider, or both), with all others held beside it.

    dose:  y = b0 + u0_i + (b1 + u1_i) t + d sum_s w_s + sum_s w_s v_s + e, where w_s is the time in s before the
    measurement; a service's effect is d + v_s, in points a unit of time.
    share: y = b0 + u0_i + b1 t + sum_s (w_s / sum w) v_s + e, over measurements after some time in a service; a
    service's effect is v_s, in points. Run both: results depend on the weights. With `both` levels the dose d is that
    of the services, and v of services and of providers are added.
    `measurements` has one row a client and time, `spells` the columns `spell_client`, service, provider (where
    asked for), start, end in the unit of the times; an empty end goes on. `course` names the columns and chooses the
    weights.
    Assumes that who enters which service hangs only on what earlier scores show: it is an association, else. Raises
    InputError for bad rows (named by line) and for data that can't tell the parts apart.
    Checked: the simulated paths A, REML criterion 19293.03047 and 15070.76467 (shares), effects to 1e-6 (lme4).
    Source: Browne, Goldstein & Rasbash 2001; Hill & Goldstein 1998.
    """
    course = course or Course()
    return _fitted([part_sums(measurements, spells, course, None)], course)


def path_effects_of_parts(
    parts: Iterable[tuple[pd.DataFrame, pd.DataFrame]], course: Course | None = None
) -> PathEffects:
    """The effects (see path_effects) of clients that come in parts, each with its measurements and its spells.

    A client is in one part with all rows. Each part is reduced to sums and let go, so parts may be read one after the
    other from the partitions of a snapshot; the figures are those of all rows at once.
    Raises InputError for bad rows (named by part and line) and for a client in several parts.
    """
    course, found = course or Course(), list[PartSums]()
    for number, (measurements, spells) in enumerate(parts, start=1):
        measured, spent = course.sources
        named = replace(course, sources=(part_of(measured, number), part_of(spent, number)))
        units = next((part.model.units for part in found if part.model), None)
        found.append(part_sums(measurements, spells, named, units))
    return _fitted(found, course)


def _fitted(parts: list[PartSums], course: Course) -> PathEffects:
    model, names = whole(parts, course)
    counts = model.sums.clients_of
    # Of one service alone nobody can tell how services differ.
    usable = [int((counts[model.blocks == block] > 0).sum()) > 1 for block in range(len(names))]
    measured, spent = course.sources
    fixed = {"dose": (spent, "start, end")}
    with by_column(measured, client=course.client, time=course.time, score=course.score, fixed=fixed):
        fit = fit_sums(model.only(np.flatnonzero(usable).tolist()))
    clients = {level: counts[model.blocks == block] for block, level in enumerate(names)}
    tables = _tables(fit, names, clients, usable, course.weights)
    return PathEffects(
        fit=fit,
        services=tables.get("service"),
        providers=tables.get("provider"),
        criterion_without=fit.criterion_without,
        measurements=model.sums.zz[0].astype(np.int64),
        unscored=sum(part.unscored for part in parts),
        before_any_service=sum(part.before_any_service for part in parts),
        variances=tuple(fit.variances[sum(usable[:place])] if use else 0.0 for place, use in enumerate(usable)),
        weights=course.weights,
        overlap=course.overlap,
    )


def _tables(
    fit: MixedFit, names: dict[str, pd.Index], clients: dict[str, np.ndarray], usable: list[bool], weights: Weights
) -> dict[str, pd.DataFrame]:
    added = "dose" if weights == "dose" else None
    value, error = fit.with_fixed(added)
    tables, place, block = {}, 0, 0
    for (level, members), use in zip(names.items(), usable, strict=True):
        own = slice(place, place + len(members))
        if use:
            variance = fit.variances[block]
            parts = (value[own], error[own], fit.member_effects[own], fit.member_se[own])
            place, block = own.stop, block + 1
        else:
            variance, parts = 0.0, _alone(fit, len(members), added)
        tables[level] = member_table(pd.Index(members, name=level), clients[level], *parts, variance)
    return tables


def _alone(fit: MixedFit, size: int, added: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Of one service alone: the fixed effect of the dose, and nothing beside it."""
    zero = np.zeros(size)
    if added is None:
        return zero, zero, zero, zero
    at = fit.names.index(added)
    return zero + fit.fixed[at], zero + fit.se[at], zero, zero
