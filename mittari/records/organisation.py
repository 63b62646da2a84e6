"""Who serves: organisations, their units, and the providers of services."""

from dataclasses import dataclass
from enum import StrEnum


class Regime(StrEnum):
    """The law an organisation works under; it decides retention and what a client may ask of the log."""

    EMPLOYMENT = "employment"
    SOCIAL_WELFARE = "social_welfare"
    NGO = "ngo"


@dataclass(frozen=True)
class Organisation:
    """A controller of personal data; `id` is a slug such as imatra."""

    id: str
    name: str
    regime: Regime = Regime.EMPLOYMENT


@dataclass(frozen=True)
class Unit:
    """A part of an organisation; `id` is a slug."""

    id: str
    organisation: str
    name: str


@dataclass(frozen=True)
class Provider:
    """Who carries a service out; it may or may not be an organisation that uses mittari. `id` is a slug."""

    id: str
    name: str
    organisation: str | None = None
