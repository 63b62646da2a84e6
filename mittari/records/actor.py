"""Who did something, for the log."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """A member of staff, the client herself, or a program."""

    STAFF = "staff"
    CLIENT = "client"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """Who acts; a program has no id."""

    kind: ActorKind
    id: UUID | None = None


SYSTEM = Actor(ActorKind.SYSTEM)


def staff_actor(staff: UUID) -> Actor:
    """A member of staff as the one who acts."""
    return Actor(ActorKind.STAFF, staff)


def client_actor(client: UUID) -> Actor:
    """A client as the one who acts."""
    return Actor(ActorKind.CLIENT, client)


@dataclass(frozen=True)
class Event:
    """One line of the log. `detail` never holds an answer, a name or a token."""

    at: datetime
    actor: Actor
    action: str
    client: UUID | None = None
    object: str | None = None
    detail: str = ""
