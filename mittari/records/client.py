"""A person who is served: who she is lives apart (Identity) from what happened to her (everything else)."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4


class Gender(StrEnum):
    """As told by the person."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


def new_pseudonym() -> str:
    """128 random bits as 32 hexadecimal digits; nothing about the person can be worked out from it."""
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Client:
    """A client without identity: `label` (A-2217) is what staff see, `pseudonym` what the snapshot carries."""

    label: str
    language: str = "fi"
    birth_year: int | None = None
    gender: Gender | None = None
    pseudonym: str = field(default_factory=new_pseudonym)
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Identity:
    """Name and ways to reach a client; never in a snapshot, a log or an error."""

    client: UUID
    name: str | None = None
    phone: str | None = None
    email: str | None = None

    def __repr__(self) -> str:
        return f"Identity(client={self.client})"


@dataclass(frozen=True)
class Residence:
    """A client's home municipality (three-digit code) from a day on."""

    client: UUID
    municipality: str
    start: date


@dataclass(frozen=True)
class Membership:
    """A client of an organisation, until further notice or until a day."""

    client: UUID
    organisation: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Assignment:
    """A client's coach, until further notice or until a day."""

    client: UUID
    coach: UUID
    since: date
    until: date | None = None
