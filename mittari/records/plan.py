"""When a client is to be measured, and the personal link or the coach's own form for it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4


class Point(StrEnum):
    """The place of a measurement on a path, as planned."""

    ENTRY = "entry"
    INTERIM = "interim"
    EXIT = "exit"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class Plan:
    """A measurement that is due; a plan that fell through carries the reason."""

    client: UUID
    organisation: str
    instrument: str
    due: date
    point: Point
    cancelled: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Invitation:
    """A personal link as stored: the token itself is nowhere. `measurement` is what came of it.

    With a `rater` it is no link: the form is about the client, and that member of staff fills it in.
    """

    id: UUID
    client: UUID
    organisation: str
    instrument: str
    plan: UUID | None
    created: datetime
    expires: datetime
    revoked_at: datetime | None = None
    rater: UUID | None = None
    measurement: UUID | None = None
