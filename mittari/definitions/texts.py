"""texts/<language>.yaml: the wording of an instrument in one language, and who has looked at it."""

from collections.abc import Container, Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mittari.definitions.model import Day, Definition, Id, ItemId, Language, Text, WholeNumber

ReviewStatus = Literal["official", "own", "own_reviewed", "draft", "machine_draft"]
REVIEWED = ("official", "own_reviewed")
"""Somebody else has looked at the text, and it is told who."""
DRAFTS = ("draft", "machine_draft")
"""Nobody but who or what wrote the text has looked at it; pages say so."""
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Review(Definition):
    """How far one text is to be trusted; who looked at it and when, where that differs from the file's own."""

    status: ReviewStatus
    reviewed_by: Text | None = None
    reviewed_on: Day | None = None


def _from_word(value: Any) -> Any:
    return {"status": value} if isinstance(value, str) else value


ReviewOrWord = Annotated[Review, BeforeValidator(_from_word)]


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
    """All wording of one language. `status` holds for every text that `exceptions` does not name by its key.

    A language that is not `enabled` is offered to nobody until an operator names it (MITTARI_LANGUAGES).
    """

    language: Language
    direction: Literal["ltr", "rtl"] = "ltr"
    enabled: bool = True
    status: ReviewStatus
    reviewed_by: Text | None = None
    reviewed_on: Day | None = None
    exceptions: dict[Text, ReviewOrWord] = Field(default_factory=dict)
    title: Text
    introduction: Text
    items: dict[ItemId, ItemText]
    options: dict[Id, dict[WholeNumber, Text]] = Field(default_factory=dict)
    scores: dict[Id, ScoreText] = Field(default_factory=dict)
    bands: dict[Id, dict[Id, Text]] = Field(default_factory=dict)
    feedback: dict[Id, dict[Id, Text]] = Field(default_factory=dict)

    def status_of(self, key: str) -> ReviewStatus:
        """The review status of one text, named by its dotted key, for example `items.sleep.question`."""
        return self.review_of(key).status

    def review_of(self, key: str) -> Review:
        """Status of one text, who looked at it and when; what its exception leaves out is the file's."""
        own = self.exceptions.get(key)
        if own is None:
            return Review(status=self.status, reviewed_by=self.reviewed_by, reviewed_on=self.reviewed_on)
        if own.status not in REVIEWED or own.reviewed_by:
            return own
        return Review(status=own.status, reviewed_by=self.reviewed_by, reviewed_on=self.reviewed_on)

    @property
    def drafts(self) -> Literal["", "some", "draft", "machine_draft"]:
        """Which note readers need: all is a draft (made by people, or also by a machine), some of it, or nothing."""
        statuses = {self.status_of(key) for key in wording(self)}
        if statuses <= set(DRAFTS):
            return "machine_draft" if "machine_draft" in statuses else "draft"
        return "some" if statuses & set(DRAFTS) else ""


ABOUT = frozenset({"language", "direction", "enabled", "status", "reviewed_by", "reviewed_on", "exceptions"})
"""Keys of a language's file that are no wording."""


def wording(texts: Texts) -> dict[str, str]:
    """Every text of a language by its dotted key, in the order of the file."""
    return dict(_flat(texts.model_dump(mode="json", exclude_none=True, exclude=set(ABOUT)), ""))


def _flat(tree: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def first_language(there: Container[str], *wanted: str) -> str | None:
    """The first of the languages wanted that is there, each followed by its base (fi-x-selko, fi); else None."""
    both = [code for asked in wanted for code in (asked, asked.split("-")[0])]
    return next((code for code in both if code in there), None)
