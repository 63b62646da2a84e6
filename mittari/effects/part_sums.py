"""One part of the clients' measurements and spells, reduced to the sums that a model of their paths needs."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from scipy import sparse

from mittari.change.parts import check_parts
from mittari.change.repeated import Repeated, repeated
from mittari.effects.exposure import Overlap, dose, share
from mittari.effects.spells import Spells, in_order, read_spells
from mittari.errors import InputError, Problem
from mittari.statistics.mixed_sums import MixedSums, joined, mixed_sums
from mittari.statistics.rows import Rows, Units

Level = Literal["service", "provider", "both"]
Weights = Literal["dose", "share"]
LEVELS: dict[Level, list[str]] = {
    "service": ["service"],
    "provider": ["provider"],
    "both": ["service", "provider"],
}


@dataclass(frozen=True)
class Course:
    """Which columns and weights a model of paths takes (see path_effects): the one place for its options.

    `client`, `time` and `score` are columns of the measurements, `spell_client` is that of the spells. Overlapping
    spells of one client in one service count `once`, or each (`add`). `sources` are the files that errors name.
    """

    client: str = "client"
    time: str = "time"
    score: str = "score"
    spell_client: str = "id"
    level: Level = "service"
    weights: Weights = "dose"
    overlap: Overlap = "once"
    sources: tuple[str, str] = ("measurements", "spells")


@dataclass(frozen=True)
class PartSums:
    """The sums of some clients; `names` (by level) of members, in the order of the blocks of `model`.

    `clients` are those with a score. `model` is None where the part has no row for it.
    """

    model: MixedSums | None
    names: dict[str, pd.Index]
    clients: pd.Index
    unscored: int
    before_any_service: int


def part_sums(measurements: pd.DataFrame, spells: pd.DataFrame, course: Course, units: Units | None) -> PartSums:
    """The sums of these clients, in `units` (those of the first part; None: of their own).

    Raises InputError for bad rows, named by line.
    """
    client, time, score, source = course.client, course.time, course.score, course.sources[0]
    rows = repeated(measurements, client=client, time=time, score=score, source=source)
    levels = LEVELS[course.level]
    found = read_spells(spells, rows.everybody, levels, client=course.spell_client, source=course.sources[1])
    doses = [_dose(rows, found, name, course.overlap) for name in levels]
    kept = np.ones(len(rows.score), dtype=bool) if course.weights == "dose" else doses[0].sum(axis=1) > 0
    model = mixed_sums(_rows(rows, kept, doses, course.weights), units) if kept.any() else None
    return PartSums(model, found.names, rows.names, rows.unscored, int((~kept).sum()))


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


def _rows(rows: Repeated, kept: np.ndarray, doses: list[sparse.csr_array], weights: Weights) -> Rows:
    if weights == "dose":
        fixed = {"dose": doses[0].sum(axis=1)}
        return Rows(rows.score, rows.time, rows.client, len(rows.names), fixed, doses)
    shares = [sparse.csr_array(share(one)[kept]) for one in doses]
    codes, clients = pd.factorize(rows.client[kept])
    return Rows(rows.score[kept], rows.time[kept], codes, len(clients), {}, shares, slope=False)


def whole(parts: list[PartSums], course: Course) -> tuple[MixedSums, dict[str, pd.Index]]:
    """The sums of all parts, and the names of all members in their order.

    Raises InputError where a client is in several parts, or nobody was in a service before a measurement.
    """
    check_parts([part.clients for part in parts], course.client, course.sources[0])
    models = [part.model for part in parts if part.model]
    if parts and not any(len(part.clients) for part in parts):
        raise InputError([Problem(course.sources[0], course.score, "there is no score", "name the column of scores")])
    if not any(model.sums.zw[0].nnz for model in models):
        advice = "look whether start, end and the times of the measurements are in one unit"
        raise InputError([Problem(course.sources[1], "", "nobody was in a service before a measurement", advice)])
    names = {level: _together([part.names[level] for part in parts]) for level in LEVELS[course.level]}
    return joined([_placed(part.model, part.names, names) for part in parts if part.model]), names


def _together(names: list[pd.Index]) -> pd.Index:
    """All names once, in order."""
    return names[0] if len(names) == 1 else in_order(pd.Series(np.concatenate([one.to_numpy() for one in names])))[1]


def _placed(model: MixedSums, own: dict[str, pd.Index], names: dict[str, pd.Index]) -> MixedSums:
    places = [names[level].get_indexer(own[level]) for level in names]
    return model.placed(places, [len(index) for index in names.values()])
