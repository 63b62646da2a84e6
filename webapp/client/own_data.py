"""The client's own data to take along: everything as JSON, the answers in words as CSV."""

import json
from collections.abc import Iterator

import pandas as pd
from flask import Response, g
from sqlalchemy import Connection

from mittari.answers import NonAnswer
from mittari.definitions.meter import Meter
from mittari.definitions.texts import first_language
from mittari.formats.spreadsheet import csv_bytes
from mittari.records.actor import Event, client_actor
from mittari.records.measurement import Answers
from mittari.store import answers, audit
from mittari.store.client_path import client_path
from mittari.store.engine import reading
from mittari.store.personal_data import export_person
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.client.blueprint import blueprint
from webapp.forms import Question, in_words
from webapp.language import messages, meter_languages, t, wishes


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
    head = [t("sharing.when"), t("own_data.meter"), t("own_data.question"), t("own_data.answer")]
    with reading(database.engine()) as connection:
        rows = pd.DataFrame(_rows(connection), columns=head)
    return _file(csv_bytes(rows), "text/csv", "mittari.csv")


def _rows(connection: Connection) -> Iterator[list[str]]:
    sent = client_path(connection, g.visitor.client, None).measurements
    days = sent["date"].dt.strftime("%Y-%m-%d")
    columns = (sent["measurement"], days, sent["instrument"], sent["content_hash"])
    for measurement, day, instrument, content_hash in zip(*columns, strict=True):
        given = answers.of_measurement(connection, measurement)
        meter = _worded(instrument, content_hash)
        told = _in_words(meter, given) if meter else _in_codes(instrument, given)
        yield from ([day, *each] for each in told)


def _worded(instrument: str, content_hash: str) -> Meter | None:
    """The very meter that was answered, if the library has it with its wording."""
    library = database.library()
    meter = library.meter(instrument).at(content_hash) if instrument in library.meter_ids() else None
    return meter if meter and meter_languages(meter) else None


def _in_words(meter: Meter, given: Answers) -> Iterator[list[str]]:
    language = first_language(meter_languages(meter), *wishes(), *meter_languages(meter)) or ""
    say = messages().translator(language)
    for item in meter.items.values():
        question = Question(meter, item, language, say)
        yield [question.texts.title, question.text.question, in_words(question, given[item.id])]


def _in_codes(instrument: str, given: Answers) -> Iterator[list[str]]:
    """Ids and codes, where there are no words for them."""
    words = {float(non_answer): non_answer.word for non_answer in NonAnswer}
    for item, answer in given.items():
        yield [instrument, item, answer if isinstance(answer, str) else words.get(answer, f"{answer:g}")]


def _file(text: str | bytes, kind: str, name: str) -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _log() -> None:
    client = g.visitor.client
    audit.log(database.engine(), Event(clock.now(), client_actor(client), "export", client))
