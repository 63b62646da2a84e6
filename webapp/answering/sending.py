"""All answers before they are sent, and the sending."""

from collections.abc import Mapping

from mittari.definitions.item import Item
from mittari.store import submission
from webapp import clock, database
from webapp.answering.pages import Pages
from webapp.answering.visit import Visit
from webapp.forms import in_words


def to_check(pages: Pages, visit: Visit) -> Mapping[str, object]:
    """What templates/answering/check.html takes: the questions with their answers, each with a way back to it."""
    return {
        "rows": [_row(pages, visit, item) for item in visit.shown],
        "unanswered": len(visit.unanswered),
        "back": pages.address("answer", item_id=visit.shown[-1].id),
    }


def send(visit: Visit) -> None:
    """Sends the form that was begun, if there is one: once, however often it is asked to."""
    if visit.draft is not None:
        # The day of the answers is the day where the person is.
        newest = database.library().meter(visit.meter.id)
        submission.submit(database.engine(), newest, visit.draft.id, clock.local(clock.now()))


def _row(pages: Pages, visit: Visit, item: Item) -> dict[str, object]:
    question, answer = visit.question(item), visit.answers.get(item.id)
    address = pages.address("answer", item_id=item.id, check=1)
    told = {"answer": in_words(question, answer), "answered": answer is not None}
    return {"address": address, "question": question.text.question, **told}
