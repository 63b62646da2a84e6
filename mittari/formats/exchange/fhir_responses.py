"""FHIR QuestionnaireResponses to rows of answers: one row a response, one column an item, codes in the cells.

The four ways not to answer travel as data-absent-reason: refused is asked-declined, missing is unknown.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mittari.answers import parse
from mittari.answers.frame import CellProblem
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_displays import Questions, questions_of, value_of, written_in
from mittari.formats.exchange.json_file import parse_json, read_json
from mittari.formats.exchange.limits import MB, refusal
from mittari.formats.exchange.names import item_names
from mittari.formats.exchange.node import Node

REASONS = {
    "asked-declined": NonAnswer.REFUSED,
    "not-applicable": NonAnswer.NOT_APPLICABLE,
    "not-asked": NonAnswer.NOT_ASKED,
    "unknown": NonAnswer.MISSING,
}
LONGEST_LINE = 8 * MB
KEYS = ("response", "subject", "authored")
ADVICE = "treated as missing; correct it in the file"


def read_responses(path: Path, meter: Meter) -> tuple[pd.DataFrame, list[CellProblem]]:
    """Rows (response, subject, authored, then the items) as texts, and what could not be read, which is missing.

    The file holds one response, a Bundle of them, or one a line (.ndjson). Answers in free text are left out. Raises
    InputError if the file can't be taken or holds answers to another questionnaire.
    """
    problems: list[CellProblem] = []
    questions = questions_of(meter)
    rows = [_row(response, questions, line, problems) for line, response in enumerate(_responses(path), 1)]
    if not rows:
        raise refusal(path, "there is no QuestionnaireResponse in it", "is it the right file?", "resourceType")
    columns = [*KEYS, *(item.id for item in meter.structure.items if item.kind is not AnswerKind.TEXT)]
    return pd.DataFrame(rows, columns=columns, dtype=str).fillna(""), problems


def _responses(path: Path) -> Iterator[Node]:
    for root in _roots(path):
        entries = [entry.node("resource") for entry in root.nodes("entry")]
        for node in entries if root.text("resourceType") == "Bundle" else [root]:
            if node.text("resourceType") == "QuestionnaireResponse":
                yield node


def _roots(path: Path) -> Iterator[Node]:
    if path.suffix != ".ndjson":
        yield Node(path, read_json(path))
        return
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), ""), 1):
                if line.strip():
                    yield Node(path, parse_json(line, path, number), f"line {number}")
    except OSError as error:
        raise refusal(path, error.strerror or "can't be opened", "check the name and the rights") from None
    except UnicodeDecodeError:
        raise refusal(path, "the file is not UTF-8", "export it again as UTF-8") from None


def _row(node: Node, questions: Questions, line: int, problems: list[CellProblem]) -> dict[str, str]:
    meter, names = questions.meter, questions.names
    _require_same(node, meter)
    subject = node.node("subject")
    row = {"response": node.text("id") or str(line), "authored": node.text("authored")[:10]}
    row["subject"] = subject.text("reference") or subject.node("identifier").text("value")
    for answered in _answered(node):
        link = answered.text("linkId")
        item = meter.items.get(names.get(link, names.get(item_names().name(link), "")))
        if item is None:
            if answered.nodes("answer"):
                problems.append(_problem(node, line, link, "", "the meter has no such question"))
        elif item.kind is not AnswerKind.TEXT:
            row[item.id] = _cell(answered, item, questions, line, problems)
    return row


def _require_same(node: Node, meter: Meter) -> None:
    named, _, version = node.text("questionnaire").partition("|")
    if not named.startswith(terms.METER):
        return
    if named.removeprefix(terms.METER) != meter.id:
        raise node.refused("questionnaire", f"these are answers to {named.removeprefix(terms.METER)}, not {meter.id}")
    if version not in ("", meter.version):
        raise node.refused("questionnaire", f"these are answers to version {version}; the meter is {meter.version}")


def _answered(node: Node) -> Iterator[Node]:
    """Every item of a response, however deep in groups or below answers it lies."""
    for item in node.nodes("item"):
        yield item
        yield from _answered(item)
        for answer in item.nodes("answer"):
            yield from _answered(answer)


def _cell(node: Node, item: Item, questions: Questions, line: int, problems: list[CellProblem]) -> str:
    reason = _absent(node)
    if reason is not None:
        return reason.word
    written = [written_in(answer) for answer in node.nodes("answer")]
    if len(written) > 1 and item.kind is not AnswerKind.MULTICHOICE:
        problems.append(
            _problem(node, line, item.id, " ".join(written), "several answers to a question that takes one")
        )
        return ""
    try:
        text = " ".join(value_of(answer, questions.codes[item.id]) for answer in node.nodes("answer"))
        parse(item, questions.meter.coding(item), text)
    except ValueError as error:
        problems.append(_problem(node, line, item.id, " ".join(written), str(error)))
        return ""
    return text


def _absent(node: Node) -> NonAnswer | None:
    places = [node, *node.nodes("answer")]
    inner = [place.node(key) for place in places for key in place.tree if key.startswith("_value")]
    for place in (*places, *inner):
        for extension in terms.extensions(place, terms.ABSENT):
            return REASONS.get(extension.text("valueCode"), NonAnswer.MISSING)
    return None


def _problem(node: Node, line: int, place: str, value: str, reason: str) -> CellProblem:
    return CellProblem(node.path.name, place, reason, ADVICE, line, value)
