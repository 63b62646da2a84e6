"""An answer after which somebody has to be in touch. It stays within the organisation that asked."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4


@dataclass(frozen=True, repr=False)
class Alert:
    """One question of one form; `dealt_at` and `dealt_by` say who has been in touch, and can be taken back."""

    client: UUID
    measurement: UUID
    item: str
    raised_at: datetime
    dealt_at: datetime | None = None
    dealt_by: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    def __repr__(self) -> str:
        return f"Alert(id={self.id})"
