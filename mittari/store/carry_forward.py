"""When a client answers a newer version, her answers to earlier ones are scored by it too, as a crosswalk lets them.

The old scores stay; the new ones stand beside them, pinned to the newer version. Only so can a change be told.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from mittari.definitions.meter import Meter
from mittari.errors import InputError
from mittari.scoring import SCORING_VERSION
from mittari.store.replay import Replay, replays_to, rows_of
from mittari.store.schema.measuring import measurements, scores


def carry_forward(connection: Connection, meter: Meter, clients: Collection[UUID]) -> int:
    """Adds the scores of some clients' earlier answers by this version, where they are not there yet; how many.

    Answers that can't be scored stay as they are: for them nobody's new answers are refused. `mittari rescore` names
    the reason.
    """
    return sum(_carry(connection, replay, clients) for replay in replays_to(meter))


def _carry(connection: Connection, replay: Replay, clients: Collection[UUID]) -> int:
    forms = _forms(connection, replay, clients)
    rows = _rows(connection, replay, forms) if forms else []
    if rows:
        connection.execute(insert(scores), rows)
    return len(rows)


def _rows(connection: Connection, replay: Replay, forms: Sequence[UUID]) -> list[dict[str, Any]]:
    try:
        return rows_of(replay.by, forms, replay.scores(connection, forms))
    except InputError:
        return []


def _forms(connection: Connection, replay: Replay, clients: Collection[UUID]) -> list[UUID]:
    form = measurements.c
    there = select(scores.c.measurement).where(
        scores.c.measurement == form.id,
        scores.c.content_hash == replay.by.content_hash,
        scores.c.scoring_version == SCORING_VERSION,
    )
    query = select(form.id).where(
        form.client.in_(clients),
        form.instrument == replay.answered.id,
        form.content_hash == replay.answered.content_hash,
        ~there.exists(),
    )
    return list(connection.execute(query.order_by(form.id)).scalars())
