"""A snapshot of a few people whose every answer is known, by a meter with every kind of question."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from mittari.definitions.library import Library
from mittari.records.measurement import Measurement, Mode
from mittari.store.engine import open_database, writing
from mittari.store.snapshot import Snapshot, write_snapshot
from mittari.store.submission import record
from tests.small_meter import ENGLISH, INSTRUMENT, write_meter
from tests.store.world import CLIENT, COACH, NOW, OFFICE, OTHER, follow, populate

MORE_ITEMS = """\
  - id: aids
    kind: multichoice
    coding: aid
    scored: false
  - id: years
    kind: number
    filled_from: age
    scored: false
  - id: date
    kind: rating
    minimum: 0
    maximum: 10
    scored: false
scores:
"""
MORE = {
    "instrument.yaml": INSTRUMENT.replace("scores:\n", MORE_ITEMS, 1).replace(
        "  yes_no:\n", "  aid:\n    codes: [5, 2, 7]\n  yes_no:\n", 1
    ),
    "texts/en.yaml": ENGLISH.replace(
        "  wish: {question: I.}\n",
        "  wish: {question: I.}\n  aids: {question: 'Which help?'}\n  years: {question: J.}\n"
        '  date: {question: K., low: "=low", high: high}\n',
    ).replace("options:\n", "options:\n  aid: {5: people, 2: money, 7: things}\n"),
}
MISSING, REFUSED, NOT_APPLICABLE, NOT_ASKED = -128, -127, -126, -125

FORMS: list[tuple[UUID, date, dict[str, float | str]]] = [
    (CLIENT.id, date(2025, 2, 2), {"working": 1, "calm": 3, "tense": 0, "pace": 3, "tempo": 2, "ability": 7}),
    (CLIENT.id, date(2025, 4, 2), {"working": 0, "calm": REFUSED, "tense": 1, "hours": 7.5, "aids": 5}),
    (CLIENT.id, date(2026, 1, 2), {"calm": 2, "tense": NOT_APPLICABLE, "aids": 0, "date": 10}),
    (OTHER.id, date(2025, 6, 1), {"working": 1, "calm": 0, "tense": 3, "aids": REFUSED, "wish": "canary wish"}),
]
"""Client, day, and what was answered; what is not named was left empty."""


def library_in(folder: Path) -> Library:
    """The library of the store's tests with one more meter."""
    shutil.copytree(Path(__file__).parents[2] / "store" / "library", folder / "library")
    write_meter(folder / "library" / "meters", MORE)
    return Library(folder / "library")


def snapshot_in(folder: Path, url: str, partitions: int = 3) -> Snapshot:
    """The snapshot of a database that is filled with the people of the store's tests and FORMS."""
    library = library_in(folder)
    engine = open_database(url)
    populate(engine)
    follow(engine)
    meter = library.meter("small")
    with writing(engine) as connection:
        for client, day, answers in FORMS:
            rater = COACH.id if client == CLIENT.id else OFFICE.id
            record(connection, meter, form(client, day, answers, meter.content_hash, rater))
    write_snapshot(engine, library, folder / "snapshot", partitions, NOW)
    engine.dispose()
    return Snapshot.open(folder / "snapshot")


def form(client: UUID, day: date, answers: dict[str, float | str], content_hash: str, rater: UUID) -> Measurement:
    """One answered form of the small meter."""
    return Measurement(
        client=client,
        organisation="imatra",
        instrument="small",
        version="1.0.0",
        content_hash=content_hash,
        answered_on=day,
        received_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        answers=answers,
        mode=Mode.PAPER,
        rater=rater,
    )
