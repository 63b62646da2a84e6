"""One answer into the draft. Nobody's answer is overwritten unseen: two windows or devices may be at work."""

import hashlib

from mittari.answers import Answer
from mittari.definitions.item import Item
from mittari.errors import StaleDraftError
from mittari.records.measurement import Draft
from mittari.store import drafts
from mittari.store.engine import reading
from webapp import clock, database
from webapp.answering.visit import Visit

TRIES = 5


def seal(answer: Answer | None) -> str:
    """A short text that is the same for the same answer; a page carries the seal of the answer it showed."""
    if answer is None:
        return ""
    text = answer if isinstance(answer, str) else repr(float(answer))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def save(visit: Visit, item: Item, answer: Answer, seen: str) -> Answer | None:
    """None once the answer is saved; or the stored one, if it is neither the one seen nor the one given."""
    draft = _draft_of(visit)
    for tries_left in reversed(range(TRIES)):
        stored = draft.answers.get(item.id)
        # Sent again, because the reply was lost or the button was pressed twice: it is there.
        if stored is not None and seal(stored) == seal(answer):
            return None
        if stored is not None and seal(stored) != seen:
            return stored
        try:
            drafts.save_answer(database.engine(), draft.id, item.id, answer, draft.revision, clock.now())
            return None
        except StaleDraftError:
            if not tries_left:
                raise
            draft = _again(draft)
    return None


def _draft_of(visit: Visit) -> Draft:
    """The draft in the language of the page: what is measured in depends on the last answer's wording."""
    engine, now = database.engine(), clock.now()
    draft = visit.draft or drafts.open_draft(engine, visit.invitation, visit.meter, visit.language, now)
    if draft.language != visit.language:
        drafts.set_language(engine, draft.id, visit.language, now)
        return _again(draft)
    return draft


def _again(draft: Draft) -> Draft:
    with reading(database.engine()) as connection:
        return drafts.load(connection, draft.id)
