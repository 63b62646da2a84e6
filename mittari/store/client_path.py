"""One client's path, as far as the one who looks may see it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, select

from mittari.store.access import visible_organisations
from mittari.store.frames import frame
from mittari.store.schema.inviting import measurement_plans
from mittari.store.schema.measuring import measurements, scores
from mittari.store.schema.people import staff
from mittari.store.schema.services import episodes, statuses


@dataclass(frozen=True)
class ClientPath:
    """What may be seen of a path, and how many rows of other organisations may not.

    episodes: episode, organisation, unit, provider, service, start, end (NaT: still going on);
    statuses: organisation (who recorded it), status, start;
    measurements: measurement, organisation, instrument, version, content_hash, date, language, mode, respondent,
    rater, plan, point (as planned); scores: measurement, organisation, instrument, version, content_hash,
    scoring_version, date, score, value (NaN: not computable), answered. All are ordered by day.
    """

    episodes: pd.DataFrame
    statuses: pd.DataFrame
    measurements: pd.DataFrame
    scores: pd.DataFrame
    hidden_episodes: int = 0
    hidden_statuses: int = 0
    hidden_measurements: int = 0

    @property
    def hidden(self) -> int:
        """How many rows of others are not shown."""
        return self.hidden_episodes + self.hidden_statuses + self.hidden_measurements


def client_path(connection: Connection, client: UUID, viewer: str | None) -> ClientPath:
    """A client's path as an organisation may see it; for the client herself (`viewer` None) all of it."""
    seen = visible_organisations(connection, client, viewer) if viewer is not None else None
    found = {name: read(connection, client) for name, read in READERS.items()}
    shown = {name: _visible(each, seen) for name, each in found.items()}
    hidden = {f"hidden_{name}": len(found[name]) - len(shown[name]) for name in found if name != "scores"}
    return ClientPath(**shown, **hidden)  # type: ignore[arg-type]


def _visible(found: pd.DataFrame, organisations: frozenset[str] | None) -> pd.DataFrame:
    if organisations is None:
        return found
    # A status that came from no member of staff came with the client, and is everybody's.
    mine = found["organisation"].isin(organisations) | found["organisation"].isna()
    return found[mine].reset_index(drop=True)


def _episodes(connection: Connection, client: UUID) -> pd.DataFrame:
    names = ("organisation", "unit", "provider", "service", "start", "end")
    columns = [episodes.c.id.label("episode"), *(episodes.c[name] for name in names)]
    query = select(*columns).where(episodes.c.client == client).order_by(episodes.c.start, episodes.c.id)
    return frame(connection, query, dates=("start", "end"))


def _statuses(connection: Connection, client: UUID) -> pd.DataFrame:
    query = select(staff.c.organisation, statuses.c.status, statuses.c.start).outerjoin(
        staff, staff.c.id == statuses.c.recorded_by
    )
    own = query.select_from(statuses).where(statuses.c.client == client).order_by(statuses.c.start)
    return frame(connection, own, dates=("start",))


def _measurements(connection: Connection, client: UUID) -> pd.DataFrame:
    names = ("language", "mode", "respondent", "rater", "plan")
    columns = [*_pinned(), *(measurements.c[name] for name in names), measurement_plans.c.point]
    query = select(*columns).outerjoin(measurement_plans, measurement_plans.c.id == measurements.c.plan)
    return frame(connection, _ordered(query, client), dates=("date",))


def _scores(connection: Connection, client: UUID) -> pd.DataFrame:
    names = ("scoring_version", "score", "value", "answered")
    query = select(*_pinned(), *(scores.c[name] for name in names)).join(scores)
    found = frame(connection, _ordered(query, client).order_by(scores.c.score), dates=("date",))
    return found.astype({"value": "float64"})


READERS = {"episodes": _episodes, "statuses": _statuses, "measurements": _measurements, "scores": _scores}


def _pinned() -> list[Any]:
    names = ("organisation", "instrument", "version", "content_hash")
    return [
        measurements.c.id.label("measurement"),
        *(measurements.c[name] for name in names),
        measurements.c.answered_on.label("date"),
    ]


def _ordered(query: Any, client: UUID) -> Any:
    order = (measurements.c.answered_on, measurements.c.received_at, measurements.c.id)
    return query.where(measurements.c.client == client).order_by(*order)
