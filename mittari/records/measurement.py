"""A form that was answered, and one that is being answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

Answers = Mapping[str, float | str]
"""By item id: a code (of an option, a number or a non-answer), or a text or date."""


class Mode(StrEnum):
    """How the answers were given; helped answers tend to be more positive.

    `proxy` answers in the client's place, as she would; `rated` is somebody else's own judgement of her.
    """

    SELF = "self"
    PAPER = "paper"
    ASSISTED = "assisted"
    INTERVIEW = "interview"
    INTERPRETER = "interpreter"
    PROXY = "proxy"
    RATED = "rated"


class Source(StrEnum):
    """Which door the answers came through."""

    WEB = "web"
    IMPORT = "import"


@dataclass(frozen=True, repr=False)
class Measurement:
    """One answered form with everything a score is pinned to.

    `submission_id` makes it happen once: the same id again is the same measurement. `external_key` does the same for
    a row of a file within an organisation. `wording_status` is the review status of the wording that was shown.
    """

    client: UUID
    organisation: str
    instrument: str
    version: str
    content_hash: str
    answered_on: date
    received_at: datetime
    answers: Answers
    language: str = "fi"
    wording_status: str = "draft"
    mode: Mode = Mode.SELF
    respondent: str = "client"
    rater: UUID | None = None
    source: Source = Source.WEB
    plan: UUID | None = None
    invitation: UUID | None = None
    external_key: str | None = None
    submission_id: UUID = field(default_factory=uuid4)
    id: UUID = field(default_factory=uuid4)

    def __repr__(self) -> str:
        return f"Measurement(id={self.id}, instrument={self.instrument!r})"


@dataclass(frozen=True, repr=False)
class Draft:
    """A form being answered, by the client or else by the `rater`.

    `id` is also the submission id; `revision` grows with every saved answer.
    """

    id: UUID
    invitation: UUID
    client: UUID
    organisation: str
    instrument: str
    version: str
    content_hash: str
    language: str
    mode: Mode
    revision: int
    updated: datetime
    plan: UUID | None = None
    rater: UUID | None = None
    answers: Answers = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Draft(id={self.id}, revision={self.revision})"
