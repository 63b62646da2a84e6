"""What a client's request is about: the invitation she came by, its meter, and her answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, g, make_response, render_template

from mittari.answers import Answer
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.records.measurement import Draft
from mittari.records.plan import Invitation
from mittari.scoring.shown import questions_shown
from mittari.store import clients, drafts, invitations
from mittari.store.engine import reading
from webapp import database
from webapp.forms import Question
from webapp.language import current_language, meter_languages, speak_one_of, t


@dataclass(frozen=True)
class Visit:
    """`language` is that of the questions and of the whole page."""

    invitation: Invitation
    meter: Meter
    language: str
    draft: Draft | None

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
        return Question(self.meter, item, self.language, t)


def current_visit(needs_words: bool = True) -> Visit:
    """The visit of the request at work; the page is then in a language that the meter has.

    A form that was begun goes on with the version it was begun with. Aborts with a page of its own where that is gone,
    or where the questions have no wording on a page that needs it.
    """
    with reading(database.engine()) as connection:
        invitation = invitations.get(connection, g.visitor.invitation)
        draft = drafts.of_invitation(connection, invitation.id)
        g.own_language = clients.get(connection, invitation.client).language
    newest = database.library().meter(invitation.instrument)
    meter = newest.at(draft.content_hash) if draft else newest
    if meter is None:
        abort(make_response(render_template("client/link_problem.html", problem="changed"), 409))
    if not speak_one_of(meter_languages(meter)) and needs_words:
        abort(make_response(render_template("client/link_problem.html", problem="unworded"), 409))
    return Visit(invitation, meter, current_language(), draft)
