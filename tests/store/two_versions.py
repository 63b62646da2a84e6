"""The small meter in two versions, and forms of both for the tests of the store."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.records.measurement import Measurement
from mittari.store.schema.measuring import scores
from tests.definitions.two_versions import write_two_versions
from tests.store.world import CLIENT, measurement

OLD_ANSWERS = {
    "working": 1.0,
    "calm": 2.0,
    "tense": 1.0,
    "pace": 2.0,
    "tempo": 3.0,
    "ability": 4.0,
    "wish": "canary wish",
}
NEW_ANSWERS = {"working": 1.0, "calm": 3.0, "tense": 0.0, "pace": 3.0, "speediness": 1.0, "ability": 7.0, "hope": 3.0}
CARRIED = {"mind": 200 / 3, "speed": 25.0, "work": 4.0}
"""The old answers by the newer version: (2 + 2 + 2)/3 of 3; calm 2 + fast 1 is row 3 of the table; ability."""


def small_library(folder: Path) -> Library:
    """A library with small 2.0.0 and 1.0.0."""
    write_two_versions(folder)
    return Library(folder)


def form(meter: Meter, day: date, client: UUID = CLIENT.id, **answers: float | str) -> Measurement:
    """An answered form of one of the versions."""
    given = OLD_ANSWERS if meter.version == "1.0.0" else NEW_ANSWERS
    pin = {"instrument": meter.id, "version": meter.version, "content_hash": meter.content_hash}
    return replace(measurement(day, client), answers=given | answers, **pin)  # type: ignore[arg-type]


def scores_of(connection: Connection, form: UUID, content_hash: str) -> dict[str, float | None]:
    """The scores of a form that are pinned to a version's content."""
    query = select(scores.c.score, scores.c.value)
    found = connection.execute(query.where(scores.c.measurement == form, scores.c.content_hash == content_hash))
    return {score: value for score, value in found}
