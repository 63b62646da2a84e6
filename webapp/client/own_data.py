"""The client's own data to take along: everything as JSON, the answers in words as CSV."""

import csv
import io
import json
from collections.abc import Iterator

from flask import Response, g
from sqlalchemy import Connection

from mittari.records.actor import Event, client_actor
from mittari.store import answers, audit
from mittari.store.client_path import client_path
from mittari.store.engine import reading
from mittari.store.personal_data import export_person
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.client.blueprint import blueprint
from webapp.client.visit import wording_language
from webapp.forms import Question, in_words
from webapp.language import current_language, t

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet program would take a text that starts like this for a formula."""


@blueprint.get("/my/data.json")
@audience(Audience.CLIENT)
def download() -> Response:
    """Every row there is about the client."""
    _log()
    rows = export_person(database.engine(), g.visitor.client)
    return _file(json.dumps(rows, ensure_ascii=False, indent=1), "application/json", "mittari.json")


@blueprint.get("/my/answers.csv")
@audience(Audience.CLIENT)
def download_answers() -> Response:
    """The answers in words, one a row, in the language of the page."""
    _log()
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([t("sharing.when"), t("own_data.meter"), t("own_data.question"), t("own_data.answer")])
    with reading(database.engine()) as connection:
        writer.writerows(map(_harmless, _rows(connection)))
    return _file("\ufeff" + text.getvalue(), "text/csv", "mittari.csv")


def _rows(connection: Connection) -> Iterator[list[str]]:
    sent = client_path(connection, g.visitor.client, None).measurements
    days = sent["date"].dt.strftime("%Y-%m-%d")
    for measurement, instrument, day in zip(sent["measurement"], sent["instrument"], days, strict=True):
        meter = database.library().meter(instrument)
        language = wording_language(meter, current_language())
        given = answers.of_measurement(connection, measurement)
        questions = [Question(meter, item, language, t) for item in meter.items.values() if item.id in given]
        for question in questions:
            told = in_words(question, given[question.item.id])
            yield [day, question.texts.title, question.text.question, told]


def _harmless(row: list[str]) -> list[str]:
    return [f"'{text}" if text.startswith(RISKY) else text for text in row]


def _file(text: str, kind: str, name: str) -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _log() -> None:
    client = g.visitor.client
    audit.log(database.engine(), Event(clock.now(), client_actor(client), "export", client))
