"""Episodes of service."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, update

from mittari.definitions.code_list import CodeList
from mittari.errors import InputError, NotFoundError, Problem
from mittari.records.episode import Episode
from mittari.store import rows
from mittari.store.schema.services import episodes


def add(connection: Connection, episode: Episode, services: CodeList) -> None:
    """Inserts an episode; raises InputError for a service that is not on the list."""
    if episode.service not in services:
        raise InputError([Problem("episode", "service", "is not on the list of services", "see codes/services.yaml")])
    rows.add(connection, episode)


def end(connection: Connection, episode: UUID, day: date) -> None:
    """Ends an episode on its last day; raises NotFoundError, or ConflictError for a day before its start."""
    changed = connection.execute(update(episodes).where(episodes.c.id == episode).values(end=day))
    if changed.rowcount != 1:
        raise NotFoundError("there is no such episode")


def remove(connection: Connection, episode: UUID) -> None:
    """Removes an episode that was recorded by mistake; raises NotFoundError."""
    if connection.execute(delete(episodes).where(episodes.c.id == episode)).rowcount != 1:
        raise NotFoundError("there is no such episode")


def of_client(connection: Connection, client: UUID) -> list[Episode]:
    """A client's episodes, by start."""
    own = episodes.c.client == client
    return rows.fetch(connection, Episode, own, order=[episodes.c.start, episodes.c.id])
