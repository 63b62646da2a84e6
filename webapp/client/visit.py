"""What a client's request is about: the invitation she came by, its meter, and her answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, g, make_response, render_template

from mittari.answers import Answer
from mittari.answers.shown import shown_items
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.errors import DefinitionError, Problem
from mittari.records.measurement import Draft
from mittari.records.plan import Invitation
from mittari.store import drafts, invitations
from mittari.store.engine import reading
from webapp import database
from webapp.forms import Question
from webapp.language import current_language, languages, t


@dataclass(frozen=True)
class Visit:
    """`language` is the one the questions are in: the page's own, or the nearest the meter has."""

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
        return shown_items(self.meter, self.answers)

    @property
    def unanswered(self) -> list[Item]:
        """Those of the shown items that have no answer yet; one left out on purpose has one."""
        return [item for item in self.shown if item.id not in self.answers]

    @property
    def wording(self) -> Texts:
        """The meter's wording."""
        return self.meter.texts[self.language]

    @property
    def wording_lang(self) -> str:
        """The `lang` that the wording needs where it differs from the page's."""
        code = self.language.split("-x-")[0]
        return "" if code == current_language().split("-x-")[0] else code

    def question(self, item: Item) -> Question:
        """An item as it is put to this person."""
        return Question(self.meter, item, self.language, t)


def current_visit() -> Visit:
    """The visit of the request at work; the language switcher then offers what the meter has.

    Aborts with a page of its own where the questions have changed since the form was begun.
    """
    with reading(database.engine()) as connection:
        invitation = invitations.get(connection, g.visitor.invitation)
        draft = drafts.of_invitation(connection, invitation.id)
    meter = database.library().meter(invitation.instrument)
    if draft and draft.content_hash != meter.content_hash:
        abort(make_response(render_template("client/link_problem.html", problem="changed"), 409))
    g.offered_languages = tuple(code for code in languages() if code in meter.languages)
    return Visit(invitation, meter, wording_language(meter, current_language()), draft)


def wording_language(meter: Meter, wanted: str) -> str:
    """The language wanted, else its base language, else the first the meter has."""
    for code in (wanted, wanted.split("-")[0], *meter.languages):
        if code in meter.languages:
            return code
    problem = Problem(f"{meter.id}/texts", "", "the meter has no wording", "add texts/<language>.yaml")
    raise DefinitionError([problem])
