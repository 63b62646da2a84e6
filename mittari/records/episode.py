"""One stretch of one service."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Episode:
    """A service a client was in; `end` is the last day, or None while it goes on. Episodes may overlap."""

    client: UUID
    organisation: str
    provider: str
    service: str
    start: date
    end: date | None = None
    unit: str | None = None
    id: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            reason = f"ends on {self.end}, before it starts on {self.start}"
            raise InputError([Problem("episode", "end", reason, "correct one of the dates")])
