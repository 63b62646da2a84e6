"""Where a client stands in working life."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Status:
    """A labour-market status (a code of codes/statuses.yaml) from a day on, until the next one starts."""

    client: UUID
    status: str
    start: date
    recorded_by: UUID | None = None
