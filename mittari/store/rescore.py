"""Old measurements scored again, and every difference to what is stored: nothing is overwritten, ever."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from mittari.definitions.meter import Meter
from mittari.definitions.same_score import only_tables_differ
from mittari.errors import StoreError
from mittari.records.actor import SYSTEM, Event
from mittari.scoring import SCORING_VERSION
from mittari.store import audit, rows
from mittari.store.bulk import insert_rows
from mittari.store.engine import reading, writing
from mittari.store.replay import Replay, rows_of
from mittari.store.rescore_plan import Plan
from mittari.store.schema.measuring import scores

AT_ONCE = 1000
"""Measurements of a block: read, scored and stored in one transaction."""


class Why(StrEnum):
    """What makes a score another one now."""

    ALTERED = "altered"
    """The same version and rules give another number: the row was changed, or the rules without their version."""
    MISSING = "missing"
    """The score was never stored."""
    RULES = "rules"
    """It was computed by an older version of the scoring rules."""
    TABLE = "table"
    """The newer version has other numbers in a table."""
    VERSION = "version"
    """The newer version scores these answers in another way."""


@dataclass(frozen=True)
class Difference:
    """One score of one measurement, as it is stored and as it comes out now; None: it can't be computed."""

    measurement: UUID
    instrument: str
    answered: str
    by: str
    score: str
    old: float | None
    new: float | None
    why: Why


@dataclass(frozen=True)
class Block:
    """What one block of measurements gave: how many there were, what differs, and the rows not stored yet."""

    measurements: int
    differences: tuple[Difference, ...]
    rows: tuple[dict[str, Any], ...]


class Stored(NamedTuple):
    """A score as it is stored."""

    rules: int
    value: float | None
    answered: int


def rescore(engine: Engine, plan: Plan, now: datetime, *, store: bool = False) -> Iterator[Block]:
    """Scores the measurements of a plan again, block by block.

    With `store`, each block's new scores are added beside the old ones in one transaction with a line in the log;
    raises StoreError where they would be pinned to a draft, which can still change.
    """
    drafts = [replay.by for replay, _ in plan.replays if replay.crosswalk and replay.by.structure.status == "draft"]
    if store and drafts:
        raise StoreError(f"{drafts[0].id} {drafts[0].version} is a draft; `mittari publish {drafts[0].id}` first")
    for replay, forms in plan.replays:
        for chunk in rows.chunks(forms, AT_ONCE):
            with writing(engine) if store else reading(engine) as connection:
                block = _block(connection, replay, chunk)
                if store and block.rows:
                    _store(connection, replay, block, now)
            yield block


def _block(connection: Connection, replay: Replay, forms: Sequence[UUID]) -> Block:
    stored = _stored(connection, forms)
    new = rows_of(replay.by, forms, replay.scores(connection, forms))
    differences = [found for row in new for found in _differences(replay, row, stored)]
    differences += _foreign(replay, {row["score"] for row in new}, stored)
    missing = [row for row in new if _pinned(replay.by, row, stored) is None]
    return Block(len(forms), tuple(differences), tuple(missing))


Scores = Mapping[tuple[UUID, str, str], list[Stored]]
"""By measurement, score and content: the scorings by all rules there were, oldest first."""


def _stored(connection: Connection, forms: Sequence[UUID]) -> Scores:
    column = scores.c
    columns = (column.measurement, column.score, column.content_hash, column.scoring_version, column.value)
    query = select(*columns, column.answered).where(column.measurement.in_(forms)).order_by(column.scoring_version)
    found: dict[tuple[UUID, str, str], list[Stored]] = {}
    for form, score, content_hash, *rest in connection.execute(query):
        found.setdefault((form, score, content_hash), []).append(Stored(*rest))
    return found


def _pinned(by: Meter, row: Mapping[str, Any], stored: Scores) -> Stored | None:
    """The stored scoring by this very content and these very rules."""
    scorings = stored.get((row["measurement"], row["score"], by.content_hash), [])
    return next((each for each in scorings if each.rules == SCORING_VERSION), None)


def _differences(replay: Replay, row: Mapping[str, Any], stored: Scores) -> Iterator[Difference]:
    form, score, new = row["measurement"], row["score"], row["value"]
    about = (form, replay.answered.id, replay.answered.version, replay.by.version)
    pinned = _pinned(replay.by, row, stored)
    if pinned is not None:
        if pinned.value != new:
            yield Difference(*about, score, pinned.value, new, Why.ALTERED)
        if pinned.answered != row["answered"]:
            yield Difference(*about, f"{score}_answered", pinned.answered, row["answered"], Why.ALTERED)
        return
    earlier = stored.get((form, score, replay.answered.content_hash))
    if earlier is None and score in replay.answered.scores:
        yield Difference(*about, score, None, new, Why.MISSING)
    elif earlier is not None and earlier[-1].value != new:
        yield Difference(*about, score, earlier[-1].value, new, _why(replay, score, earlier[-1]))


def _foreign(replay: Replay, known: set[str], stored: Scores) -> Iterator[Difference]:
    """Scores that are stored as those of the version, which gives no such scores."""
    about = (replay.answered.id, replay.answered.version, replay.by.version)
    for (form, score, content_hash), scorings in stored.items():
        if content_hash == replay.by.content_hash and score not in known:
            yield Difference(form, *about, score, scorings[-1].value, None, Why.ALTERED)


def _why(replay: Replay, score: str, earlier: Stored) -> Why:
    if earlier.rules != SCORING_VERSION:
        return Why.RULES
    tables = replay.crosswalk and only_tables_differ(replay.crosswalk, replay.answered, replay.by, score)
    return Why.TABLE if tables else Why.VERSION


def _store(connection: Connection, replay: Replay, block: Block, now: datetime) -> None:
    insert_rows(connection, scores, list(block.rows))
    told = f"{len(block.rows)} scores of {block.measurements} measurements"
    by = f"{replay.by.id} {replay.answered.version} by {replay.by.version}, rules {SCORING_VERSION}"
    audit.append(connection, Event(now, SYSTEM, "rescore", detail=f"{told}: {by}"))
