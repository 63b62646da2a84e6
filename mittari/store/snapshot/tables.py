"""The rows of a snapshot's tables, in an order that hangs on the data alone."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, select

from mittari.store.frames import frame
from mittari.store.schema import inviting, measuring, people, services
from mittari.store.snapshot.columns import COLUMNS, dates

PSEUDONYM = people.clients.c.pseudonym.label("client")


def read_tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Every table as a frame with the columns of COLUMNS, measurements and raters numbered instead of identified."""
    found = {name: frame(connection, query(), dates(name)) for name, query in QUERIES.items()}
    found["measurements"] = _number(found["measurements"])
    numbers = found["measurements"][["id", "measurement"]]
    found["scores"] = _scores(connection, numbers)
    return found


def public(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of a table that leave the records, in their order."""
    return rows[list(COLUMNS[name])]


def _number(rows: pd.DataFrame) -> pd.DataFrame:
    raters = {rater: number for number, rater in enumerate(sorted(rows["rater"].dropna().unique()), 1)}
    numbered = rows["rater"].map(raters).astype("Int32")
    return rows.assign(measurement=range(1, len(rows) + 1), rater=numbered)


def _clients() -> Select[Any]:
    return select(PSEUDONYM, people.clients.c.birth_year, people.clients.c.gender).order_by(PSEUDONYM)


def _residences() -> Select[Any]:
    table = people.residences.c
    return _of_clients(people.residences, table.municipality, table.start).order_by(PSEUDONYM, table.start)


def _episodes() -> Select[Any]:
    table = services.episodes.c
    columns = (table.organisation, table.unit, table.provider, table.service, table.start, table.end)
    return _of_clients(services.episodes, *columns).order_by(PSEUDONYM, table.start, table.id)


def _statuses() -> Select[Any]:
    table = services.statuses.c
    return _of_clients(services.statuses, table.status, table.start).order_by(PSEUDONYM, table.start)


def _measurements() -> Select[Any]:
    table = measuring.measurements.c
    same = (table.instrument, table.version, table.content_hash, table.language, table.mode, table.respondent)
    columns = (table.id, *same, table.answered_on.label("date"), table.rater, table.organisation)
    order = (PSEUDONYM, table.answered_on, table.received_at, table.id)
    return _of_clients(measuring.measurements, *columns).order_by(*order)


def _plans() -> Select[Any]:
    table = inviting.measurement_plans.c
    done = select(measuring.measurements.c.id).where(measuring.measurements.c.plan == table.id).exists()
    columns = (table.instrument, table.due, table.point, done.label("done"))
    return _of_clients(inviting.measurement_plans, *columns).order_by(PSEUDONYM, table.due, table.id)


def _scores(connection: Connection, numbers: pd.DataFrame) -> pd.DataFrame:
    table, form = measuring.scores.c, measuring.measurements.c
    pinned = (form.instrument, form.version, table.content_hash, table.scoring_version)
    columns = (form.id, *pinned, form.answered_on.label("date"), table.score, table.value, table.answered)
    query = select(PSEUDONYM, *columns).select_from(measuring.scores).join(measuring.measurements).join(people.clients)
    found = frame(connection, query, dates("scores")).merge(numbers, on="id", validate="many_to_one")
    return found.sort_values(["measurement", "score", "scoring_version", "content_hash"], ignore_index=True)


def _of_clients(table: Any, *columns: Any) -> Select[Any]:
    return select(PSEUDONYM, *columns).select_from(table).join(people.clients)


QUERIES = {
    "clients": _clients,
    "residences": _residences,
    "episodes": _episodes,
    "statuses": _statuses,
    "measurements": _measurements,
    "plans": _plans,
}
