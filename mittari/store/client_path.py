"""One client's path, as far as the one who looks may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, select

from mittari.store.access import visible_to
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
    rater, plan, point (as planned); scores: measurement, organisation, instrument, version (that was answered), date,
    content_hash (of the version that scored), scoring_version, score, value (NaN: not computable), answered. All are
    ordered by day.
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
    return client_paths(connection, [client], viewer)[client]


def client_paths(connection: Connection, clients: Collection[UUID], viewer: str | None) -> dict[UUID, ClientPath]:
    """The same for several clients, in as many queries as for one."""
    seen = visible_to(connection, clients, viewer) if viewer is not None else dict.fromkeys(clients)
    found = {name: _by_client(read(connection, clients), clients) for name, read in READERS.items()}
    return {client: _path({name: each[client] for name, each in found.items()}, seen[client]) for client in clients}


def _by_client(found: pd.DataFrame, clients: Collection[UUID]) -> dict[UUID, pd.DataFrame]:
    own: dict[Any, pd.DataFrame] = {client: rows for client, rows in found.groupby("client", sort=False)}
    return {client: own.get(client, found[:0]).drop(columns="client").reset_index(drop=True) for client in clients}


def _path(found: dict[str, pd.DataFrame], seen: frozenset[str] | None) -> ClientPath:
    shown = {name: _visible(each, seen) for name, each in found.items()}
    hidden = {f"hidden_{name}": len(found[name]) - len(shown[name]) for name in found if name != "scores"}
    return ClientPath(**shown, **hidden)  # type: ignore[arg-type]


def _visible(found: pd.DataFrame, organisations: frozenset[str] | None) -> pd.DataFrame:
    if organisations is None:
        return found
    # A status that came from no member of staff came with the client, and is everybody's.
    mine = found["organisation"].isin(organisations) | found["organisation"].isna()
    return found[mine].reset_index(drop=True)


def _episodes(connection: Connection, clients: Collection[UUID]) -> pd.DataFrame:
    names = ("client", "organisation", "unit", "provider", "service", "start", "end")
    columns = [episodes.c.id.label("episode"), *(episodes.c[name] for name in names)]
    query = select(*columns).where(episodes.c.client.in_(clients)).order_by(episodes.c.start, episodes.c.id)
    return frame(connection, query, dates=("start", "end"))


def _statuses(connection: Connection, clients: Collection[UUID]) -> pd.DataFrame:
    columns = (statuses.c.client, staff.c.organisation, statuses.c.status, statuses.c.start)
    query = select(*columns).select_from(statuses).outerjoin(staff, staff.c.id == statuses.c.recorded_by)
    own = query.where(statuses.c.client.in_(clients)).order_by(statuses.c.start)
    return frame(connection, own, dates=("start",))


def _measurements(connection: Connection, clients: Collection[UUID]) -> pd.DataFrame:
    names = ("language", "mode", "respondent", "rater", "plan")
    columns = [*_pinned(), *(measurements.c[name] for name in names), measurement_plans.c.point]
    query = select(*columns).outerjoin(measurement_plans, measurement_plans.c.id == measurements.c.plan)
    return frame(connection, _ordered(query, clients), dates=("date",))


def _scores(connection: Connection, clients: Collection[UUID]) -> pd.DataFrame:
    names = ("content_hash", "scoring_version", "score", "value", "answered")
    about = (column for column in _pinned() if column.name != "content_hash")
    query = select(*about, *(scores.c[name] for name in names)).join(scores)
    found = frame(connection, _ordered(query, clients).order_by(scores.c.score), dates=("date",))
    return found.astype({"value": "float64"})


READERS = {"episodes": _episodes, "statuses": _statuses, "measurements": _measurements, "scores": _scores}


def _pinned() -> list[Any]:
    names = ("organisation", "instrument", "version", "content_hash")
    return [
        measurements.c.client,
        measurements.c.id.label("measurement"),
        *(measurements.c[name] for name in names),
        measurements.c.answered_on.label("date"),
    ]


def _ordered(query: Any, clients: Collection[UUID]) -> Any:
    order = (measurements.c.answered_on, measurements.c.received_at, measurements.c.id)
    return query.where(measurements.c.client.in_(clients)).order_by(*order)
