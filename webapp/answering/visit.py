"""What a request about a form is about: the invitation to it, its meter, and the answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from mittari.answers import Answer
from mittari.definitions.item import Item
from mittari.definitions.messages import Translate
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.records.measurement import Draft
from mittari.records.plan import Invitation
from mittari.scoring.shown import questions_shown
from webapp import database
from webapp.forms import Question


@dataclass(frozen=True)
class Visit:
    """`language` is that of the questions and of the whole page; `t` says the app's own sentences to who answers."""

    invitation: Invitation
    meter: Meter
    language: str
    draft: Draft | None
    t: Translate

    @property
    def sent(self) -> bool:
        """Whether the answers have gone in already."""
        return self.invitation.measurement is not None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers saved so far, by item id."""
        return self.draft.answers if self.draft else {}

    @property
    def shown(self) -> list[Item]:
        """The items that are asked of a person with these answers."""
        return questions_shown(self.meter, self.answers)

    @property
    def unanswered(self) -> list[Item]:
        """Those of the shown items that have no answer yet; one left out on purpose has one."""
        return [item for item in self.shown if item.id not in self.answers]

    @property
    def wording(self) -> Texts:
        """The meter's wording."""
        return self.meter.texts[self.language]

    def question(self, item: Item) -> Question:
        """An item as it is put to this person."""
        return Question(self.meter, item, self.language, self.t)


def meter_of(invitation: Invitation, draft: Draft | None) -> Meter | None:
    """The meter to be answered: a form that was begun goes on with its own version; None where that is gone."""
    newest = database.library().meter(invitation.instrument)
    return newest.at(draft.content_hash) if draft else newest
