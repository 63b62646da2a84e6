"""Scores computed again from the answers that are stored: by the version that was answered, or by a newer one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import Connection, select

from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.meter import Meter
from mittari.scoring import SCORING_VERSION, Scored, score_columns
from mittari.scoring.crosswalk import score_forward
from mittari.store.schema.measuring import answers


@dataclass(frozen=True)
class Replay:
    """How forms are scored again: `answered` is the version they were given to, `by` the one that scores them.

    Without a crosswalk both are the same.
    """

    answered: Meter
    by: Meter
    crosswalk: Crosswalk | None = None

    def scores(self, connection: Connection, forms: Sequence[UUID]) -> dict[str, Scored]:
        """The scores of some measurements, by score id, in their order."""
        columns = _columns(connection, self.answered, forms)
        if self.crosswalk is None:
            return score_columns(self.by, columns)
        return score_forward(self.crosswalk, self.by, columns)


def replays_to(meter: Meter) -> list[Replay]:
    """How answers to earlier versions of a meter are carried forward to it, for each with a crosswalk."""
    found = ((older, meter.crosswalk(older.version, meter.version)) for older in meter.earlier)
    return [Replay(older, meter, crosswalk) for older, crosswalk in found if crosswalk]


def rows_of(by: Meter, forms: Sequence[UUID], scored: Mapping[str, Scored]) -> list[dict[str, Any]]:
    """The rows of the table scores: a row a form and score, pinned to the version and rules they were computed with."""
    pin = {"content_hash": by.content_hash, "scoring_version": SCORING_VERSION}
    return [
        {"measurement": form, "score": name, "value": value_at(found, place), "answered": int(found.answered[place])}
        | pin
        for name, found in scored.items()
        for place, form in enumerate(forms)
    ]


def value_at(found: Scored, place: int) -> float | None:
    """One form's score, None where it can't be computed."""
    value = float(found.value[place])
    return None if np.isnan(value) else value


def _columns(connection: Connection, meter: Meter, forms: Collection[UUID]) -> dict[str, np.ndarray]:
    """Codes by item, NaN where no code is stored (a text, or nothing)."""
    place = {form: number for number, form in enumerate(forms)}
    columns = {name: np.full(len(place), np.nan) for name in meter.items}
    query = select(answers.c.measurement, answers.c.item, answers.c.value)
    for form, item, value in connection.execute(query.where(answers.c.measurement.in_(place))):
        if item in columns and value is not None:
            columns[item][place[form]] = value
    return columns
