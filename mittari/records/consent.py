"""What a client allows and wishes."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4


@dataclass(frozen=True)
class Consent:
    """The client lets `viewer` see what `holder` has recorded about her, until she withdraws it."""

    client: UUID
    holder: str
    viewer: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class ContactWish:
    """The answer to "do you want to talk about this with your coach?", for one topic such as a domain."""

    client: UUID
    topic: str
    wish: bool
    at: datetime
