"""Rows of answers to FHIR QuestionnaireResponses; the other way of fhir_responses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittari.answers import CODED, Answer, parse
from mittari.answers.frame import CellProblem
from mittari.answers.multichoice import to_codes
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.csv_file import CsvFile
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_responses import ADVICE, REASONS
from mittari.formats.exchange.limits import refusal
from mittari.formats.whole_file import whole_file

ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CODES = {reason: code for code, reason in REASONS.items()}


def write_responses(path: Path, meter: Meter, source: CsvFile, strict: bool = False) -> list[CellProblem]:
    """Write a CSV file's rows as responses, a Bundle or one a line (.ndjson); cells that can't be read are returned.

    Columns are item ids; response, subject and authored are taken where they are there. If `strict`, nothing is written
    where there is any problem. Raises InputError if the file has no item of the meter, or can't be read or written.
    """
    if not set(meter.items) & set(source.columns):
        raise refusal(source.path, f"no column is an item of {meter.id}", f"name columns {', '.join(meter.items)}")
    problems: list[CellProblem] = []
    with whole_file(path) as target:
        responses = _responses(meter, source, problems)
        if path.suffix == ".ndjson":
            target.file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in responses)
        else:
            bundle = {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [{"resource": each} for each in responses],
            }
            json.dump(bundle, target.file, ensure_ascii=False, indent=1)
        target.keep = not (strict and problems)
    return problems


def _responses(meter: Meter, source: CsvFile, problems: list[CellProblem]) -> Iterator[dict[str, Any]]:
    items = [item for item in meter.structure.items if item.id in source.columns]
    for first_row, frame in source.pieces():
        for line, row in enumerate(frame.to_dict("records"), first_row):
            answers = {item.id: _parsed(meter, item, str(row[item.id]), line, source, problems) for item in items}
            yield response(meter, answers, _head({str(name): str(value).strip() for name, value in row.items()}))


def _parsed(meter: Meter, item: Item, written: str, line: int, source: CsvFile, problems: list[CellProblem]) -> Answer:
    try:
        plain = written.replace(",", ".") if source.decimal_comma and item.kind in CODED else written
        return parse(item, meter.coding(item), plain)
    except ValueError as error:
        problems.append(CellProblem(source.path.name, item.id, str(error), ADVICE, line, written))
        return NonAnswer.MISSING


def _head(row: dict[str, str]) -> dict[str, Any]:
    named, subject = row.get("response", ""), row.get("subject", "")
    head: dict[str, Any] = {"id": named} if ID.fullmatch(named) else {}
    if subject:
        head["subject"] = {"reference": subject} if "/" in subject else {"identifier": {"value": subject}}
    return head | ({"authored": row["authored"]} if DAY.fullmatch(row.get("authored", "")) else {})


def response(meter: Meter, answers: dict[str, Answer], head: dict[str, Any] | None = None) -> dict[str, Any]:
    """The QuestionnaireResponse of one form: `answers` are codes, dates and non-answers by item id.

    Free text never travels. `head` holds further keys, such as id, subject and authored.
    """
    kept = [item for item in meter.structure.items if item.id in answers and item.kind is not AnswerKind.TEXT]
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{terms.METER}{meter.id}|{meter.version}",
        "status": "completed",
        **(head or {}),
        "item": [{"linkId": item.id, **_answer(meter, item, answers[item.id])} for item in kept],
    }


def _answer(meter: Meter, item: Item, answer: Answer) -> dict[str, Any]:
    if not isinstance(answer, str) and answer in CODES:
        return {"extension": [{"url": terms.ABSENT, "valueCode": CODES[NonAnswer(int(answer))]}]}
    # FHIR has no empty list: where nothing is ticked, the question stands there without an answer.
    values = list(_values(meter, item, answer))
    return {"answer": values} if values else {}


def _values(meter: Meter, item: Item, answer: Answer) -> Iterator[dict[str, Any]]:
    system = f"{terms.CODING}{item.coding}"
    if isinstance(answer, str):
        yield {"valueDate": answer}
    elif item.kind is AnswerKind.MULTICHOICE:
        for code in to_codes(answer, meter.coding(item)):
            yield {"valueCoding": {"system": system, "code": str(code)}}
    elif item.kind is AnswerKind.CHOICE:
        yield {"valueCoding": {"system": system, "code": str(int(answer))}}
    elif item.kind is AnswerKind.RATING:
        yield {"valueInteger": int(answer)}
    else:
        yield {"valueDecimal": int(answer) if float(answer).is_integer() else answer}
