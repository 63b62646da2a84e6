"""One question a page: shown with the stored answer, saved when "continue" is chosen, left and taken up at any time."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import abort, redirect, request
from werkzeug.wrappers import Response
from wtforms import Form

from mittari.definitions.item import Item
from webapp.answering import saving
from webapp.answering.visit import Visit
from webapp.forms import Question, in_words, question_form, read_answer

SECONDS_A_QUESTION = 12
Page = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Pages:
    """How somebody's form is looked up, where its pages are, and what its question is shown on.

    `address` takes start, go_on, answer (with item_id), check or done; `show` what templates/answering/question.html
    takes.
    """

    visit: Callable[[], Visit]
    address: Callable[..., str]
    show: Callable[..., str]


def to_start(pages: Pages, visit: Visit) -> Mapping[str, object]:
    """What templates/answering/start.html takes."""
    questions = len(visit.meter.items)
    length = {"questions": questions, "minutes": _minutes(visit, questions)}
    return {"wording": visit.wording, "begun": visit.draft is not None, "onward": pages.address("go_on"), **length}


def go_on(pages: Pages) -> Response:
    """To the first question without an answer, to the check page, or to where one is when all is sent."""
    visit = pages.visit()
    if visit.sent:
        return redirect(pages.address("done"))
    if visit.unanswered:
        return redirect(pages.address("answer", item_id=visit.unanswered[0].id))
    return redirect(pages.address("check"))


def answer(pages: Pages, item_id: str) -> Page:
    """One question: GET shows it with the stored answer, POST saves the answer and goes on."""
    visit = pages.visit()
    item = visit.meter.items.get(item_id)
    if item is None:
        abort(404)
    if visit.sent or item not in visit.shown:
        return redirect(pages.address("go_on"))
    question = visit.question(item)
    if request.method == "GET":
        return _page(pages, visit, question, question_form(question, visit.answers.get(item_id)))
    return _save(pages, visit, question)


def _minutes(visit: Visit, questions: int) -> int:
    stated = visit.meter.structure.minutes
    whole = stated if stated else len(visit.meter.items) * SECONDS_A_QUESTION / 60
    return math.ceil(whole * questions / len(visit.meter.items))


def _save(pages: Pages, visit: Visit, question: Question) -> Page:
    form = question_form(question, posted=request.form)
    given = read_answer(question, form)
    if given is None:
        return _page(pages, visit, question, form), 422
    clash = saving.save(visit, question.item, given, request.form.get("seen", ""))
    if clash is not None:
        other = in_words(question, clash)
        form["answer"].errors = [visit.t("client.changed_elsewhere", other=other)]
        return _page(pages, pages.visit(), question, form), 409
    return redirect(_next(pages, pages.visit(), question.item))


def _next(pages: Pages, visit: Visit, item: Item) -> str:
    """The address after an answer: the next question, or the check page after the last or where one came from it."""
    after = visit.shown[visit.shown.index(item) + 1 :] if item in visit.shown else visit.unanswered
    if request.args.get("check") or not after:
        return pages.address("check")
    return pages.address("answer", item_id=after[0].id)


def _page(pages: Pages, visit: Visit, question: Question, form: Form) -> str:
    shown, item = visit.shown, question.item
    place, checking = shown.index(item), request.args.get("check")
    back = pages.address("answer", item_id=shown[place - 1].id) if place else pages.address("start")
    return pages.show(
        question=question, form=form, number=place + 1, of=len(shown), minutes=_minutes(visit, len(shown) - place),
        action=pages.address("answer", item_id=item.id, **({"check": 1} if checking else {})),
        back=pages.address("check") if checking else back,
        seen=saving.seal(visit.answers.get(item.id)), saved=visit.draft.updated if visit.draft else None,
    )  # fmt: skip
