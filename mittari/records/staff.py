"""Those who work with clients or with figures."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4


class Role(StrEnum):
    """What a member of staff may do; one person can have several."""

    COACH = "coach"
    OFFICE = "office"
    ADMIN = "admin"


@dataclass(frozen=True)
class StaffMember:
    """One person of the staff, without the password."""

    organisation: str
    login: str
    display_name: str
    roles: frozenset[Role] = frozenset()
    unit: str | None = None
    active: bool = True
    id: UUID = field(default_factory=uuid4)

    @property
    def can_coach(self) -> bool:
        """Whether clients can be this person's: a coach who can sign in."""
        return self.active and Role.COACH in self.roles
