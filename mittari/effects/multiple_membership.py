"""All services of a path at once: clients belong to every service by the time they spent in it."""

from typing import Literal

import numpy as np
import pandas as pd
from scipy import sparse

from mittari.change.repeated import Repeated, repeated
from mittari.effects.exposure import Overlap, dose, share
from mittari.effects.path_effects import PathEffects, member_table
from mittari.effects.spells import Spells, read_spells
from mittari.errors import InputError, Problem
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed

Level = Literal["service", "provider", "both"]
Weights = Literal["dose", "share"]
LEVELS: dict[Level, list[str]] = {
    "service": ["service"],
    "provider": ["provider"],
    "both": ["service", "provider"],
}


def path_effects(
    measurements: pd.DataFrame,
    spells: pd.DataFrame,
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    spell_client: str = "id",
    level: Level = "service",
    weights: Weights = "dose",
    overlap: Overlap = "once",
    sources: tuple[str, str] = ("measurements", "spells"),
) -> PathEffects:
    """The effect of a unit of time in each service (or provider, or both), with all others held beside it.

    dose:  y = b0 + u0_i + (b1 + u1_i) t + d sum_s w_s + sum_s w_s v_s + e, where w_s is the time in s before the
    measurement; a service's effect is d + v_s, in points a unit of time.
    share: y = b0 + u0_i + b1 t + sum_s (w_s / sum w) v_s + e, over measurements after some time in a service; a
    service's effect is v_s, in points. Run both: results depend on the weights. With `both` levels the dose d is that
    of the services, and v of services and of providers are added.
    `measurements` has one row a client and time, `spells` the columns `spell_client`, service, provider (where
    asked for), start, end in the unit of the times; an empty end goes on. Overlapping spells of one client in one
    service count `once`, or each (`add`).
    Assumes that who enters which service hangs only on what earlier scores show: it is an association, else. Raises
    InputError for bad rows (named by line) and for data that can't tell the parts apart.
    Checked: the simulated paths A, REML criterion 19293.03047 and 15070.76467 (shares), effects to 1e-6 (lme4).
    Source: Browne, Goldstein & Rasbash 2001; Hill & Goldstein 1998.
    """
    rows = repeated(measurements, client=client, time=time, score=score, source=sources[0])
    levels = LEVELS[level]
    found = read_spells(spells, rows.everybody, levels, client=spell_client, source=sources[1])
    doses = [_dose(rows, found, name, overlap) for name in levels]
    kept = np.ones(len(rows.score), dtype=bool) if weights == "dose" else doses[0].sum(axis=1) > 0
    _require_time(doses[0], sources[1])
    blocks = [sparse.csr_array((one if weights == "dose" else share(one))[kept]) for one in doses]
    model, usable = _model(rows, kept, blocks, weights)
    fit = fit_mixed(model)
    tables = _tables(fit, model, blocks, usable, found, weights)
    return PathEffects(
        fit=fit,
        services=tables.get("service"),
        providers=tables.get("provider"),
        criterion_without=fit.criterion_without,
        measurements=np.bincount(model.client, minlength=model.clients),
        unscored=rows.unscored,
        before_any_service=int((~kept).sum()),
        variances=tuple(fit.variances[sum(usable[:place])] if use else 0.0 for place, use in enumerate(usable)),
        weights=weights,
        overlap=overlap,
    )


def _require_time(weights: sparse.csr_array, source: str) -> None:
    if not weights.nnz:
        advice = "look whether start, end and the times of the measurements are in one unit"
        raise InputError([Problem(source, "", "nobody was in a service before a measurement", advice)])


def _dose(rows: Repeated, spells: Spells, level: str, overlap: Overlap) -> sparse.csr_array:
    # A client without any score is known, but in no row.
    place = rows.names.get_indexer(rows.everybody)[spells.client]
    there = place >= 0
    return dose(
        rows.time,
        rows.client,
        spell_client=place[there],
        group=spells.groups[level][there],
        groups=len(spells.names[level]),
        start=spells.start[there],
        end=spells.end[there],
        overlap=overlap,
    )


def _model(
    rows: Repeated, kept: np.ndarray, blocks: list[sparse.csr_array], weights: Weights
) -> tuple[Rows, list[bool]]:
    """The rows of the model, and which blocks are in it: of one service alone nobody can tell how services differ."""
    usable = [len(np.unique(block.indices)) > 1 for block in blocks]
    codes, clients = pd.factorize(rows.client[kept])
    members = [block for block, use in zip(blocks, usable, strict=True) if use]
    fixed = {"dose": blocks[0].sum(axis=1)} if weights == "dose" else {}
    slope = weights == "dose"
    return Rows(rows.score[kept], rows.time[kept], codes, len(clients), fixed, members, slope), usable


def _tables(
    fit: MixedFit, model: Rows, blocks: list[sparse.csr_array], usable: list[bool], spells: Spells, weights: Weights
) -> dict[str, pd.DataFrame]:
    added = "dose" if weights == "dose" else None
    value, error = fit.with_fixed(added)
    tables, place, block_number = {}, 0, 0
    for (level, names), block, use in zip(spells.names.items(), blocks, usable, strict=True):
        clients = _clients(model.client, block)
        size = block.shape[1]
        if use:
            own = slice(place, place + size)
            variance = fit.variances[block_number]
            parts = (value[own], error[own], fit.member_effects[own], fit.member_se[own])
            place, block_number = place + size, block_number + 1
        else:
            variance = 0.0
            parts = _alone(fit, size, added)
        tables[level] = member_table(pd.Index(names, name=level), clients, *parts, variance)
    return tables


def _alone(fit: MixedFit, size: int, added: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Of one service alone: the fixed effect of the dose, and nothing beside it."""
    zero = np.zeros(size)
    if added is None:
        return zero, zero, zero, zero
    at = fit.names.index(added)
    return zero + fit.fixed[at], zero + fit.se[at], zero, zero


def _clients(client: np.ndarray, block: sparse.csr_array) -> np.ndarray:
    """How many clients have any weight in each member."""
    row = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
    pairs = pd.DataFrame({"client": client[row], "member": block.indices}).drop_duplicates()
    return np.bincount(pairs["member"], minlength=block.shape[1])
