"""texts/<language>.yaml: the wording of an instrument in one language, and who has looked at it."""

from typing import Literal

from pydantic import Field

from mittari.definitions.model import Day, Definition, Id, ItemId, Language, Text, WholeNumber

ReviewStatus = Literal["official", "own", "own_reviewed", "draft"]


class ItemText(Definition):
    """A question as it is read; `low` and `high` are the anchors of a rating."""

    question: Text
    help: Text | None = None
    low: Text | None = None
    high: Text | None = None


class ScoreText(Definition):
    """What a score is called, and what its two ends mean."""

    name: Text
    low: Text | None = None
    high: Text | None = None


class Texts(Definition):
    """All wording of one language. `status` holds for every text that `exceptions` does not name by its key."""

    language: Language
    direction: Literal["ltr", "rtl"] = "ltr"
    status: ReviewStatus
    reviewed_by: Text | None = None
    reviewed_on: Day | None = None
    exceptions: dict[Text, ReviewStatus] = Field(default_factory=dict)
    title: Text
    introduction: Text
    items: dict[ItemId, ItemText]
    options: dict[Id, dict[WholeNumber, Text]] = Field(default_factory=dict)
    scores: dict[Id, ScoreText] = Field(default_factory=dict)
    bands: dict[Id, dict[Id, Text]] = Field(default_factory=dict)

    def status_of(self, key: str) -> ReviewStatus:
        """The review status of one text, named by its dotted key, for example `items.sleep.question`."""
        return self.exceptions.get(key, self.status)
