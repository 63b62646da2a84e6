"""A meter to a SurveyJS form: one element a question, on one page, texts in all languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange.condition_text import condition_text
from mittari.formats.exchange.conditions import hangs_on, untold_conditions
from mittari.formats.exchange.form_items import form_items
from mittari.formats.exchange.loss import Loss, not_carried
from mittari.formats.exchange.markup import marked_up
from mittari.formats.exchange.surveyjs_words import written
from mittari.formats.whole_file import whole_file

CARRIES = frozenset({"title", "introduction", "languages", "texts.help", "texts.low", "texts.high", "items.show_if"})
TYPES: dict[AnswerKind, dict[str, Any]] = {
    AnswerKind.CHOICE: {"type": "radiogroup"},
    AnswerKind.MULTICHOICE: {"type": "checkbox"},
    AnswerKind.RATING: {"type": "rating"},
    AnswerKind.NUMBER: {"type": "text", "inputType": "number"},
    AnswerKind.DATE: {"type": "text", "inputType": "date"},
    AnswerKind.TEXT: {"type": "comment"},
}
ENDS = {AnswerKind.RATING: ("rateMin", "rateMax"), AnswerKind.NUMBER: ("min", "max")}
TEXTS = {"question": "title", "help": "description", "low": "minRateDescription", "high": "maxRateDescription"}


def write(meter: Meter, path: Path) -> tuple[Loss, ...]:
    """Write the form as JSON; what SurveyJS can't carry of the meter is returned."""
    content = form(meter, form_items(meter, path))
    with whole_file(path) as target:
        json.dump(content, target.file, ensure_ascii=False, indent=2)
        target.file.write("\n")
    return (*not_carried(meter, CARRIES), *untold_conditions(meter))


def form(meter: Meter, items: tuple[Item, ...]) -> dict[str, Any]:
    """The form as JSON would have it; without texts, its questions are only their ids."""
    language = _language(meter)
    head: dict[str, Any] = {"locale": language}
    if meter.texts:
        head["title"] = _written(meter, {tag: texts.title for tag, texts in meter.texts.items()})
        head["description"] = _written(meter, {tag: texts.introduction for tag, texts in meter.texts.items()})
    return head | {"pages": [{"name": "page1", "elements": [_element(meter, item) for item in items]}]}


def _element(meter: Meter, item: Item) -> dict[str, Any]:
    element = {**TYPES[item.kind], "name": item.id, **_texts(meter, item)}
    for key, end in zip(ENDS.get(item.kind, ()), (item.minimum, item.maximum), strict=False):
        if end is not None:
            element[key] = end
    if item.coding:
        element["choices"] = list(_choices(meter, item))
    other = hangs_on(meter, item)
    if item.show_if and other:
        operand, sign = f"{{{other.id}}}", "contains" if other.kind is AnswerKind.MULTICHOICE else "="
        element["visibleIf"] = condition_text(item.show_if, operand, lambda code: f"{operand} {sign} {code}")
    return element


def _texts(meter: Meter, item: Item) -> dict[str, Any]:
    words = {tag: texts.items[item.id].model_dump() for tag, texts in meter.texts.items() if item.id in texts.items}
    found = {key: {tag: text[key] for tag, text in words.items() if text[key]} for key in TEXTS}
    return {TEXTS[key]: _written(meter, wording) for key, wording in found.items() if wording}


def _choices(meter: Meter, item: Item) -> Iterator[dict[str, Any]]:
    coding = meter.coding(item)
    for code in coding.codes if coding else ():
        options = {tag: texts.options.get(item.coding or "", {}) for tag, texts in meter.texts.items()}
        wording = {tag: texts[code] for tag, texts in options.items() if code in texts}
        yield {"value": code} | ({"text": _written(meter, wording)} if wording else {})


def _written(meter: Meter, wording: dict[str, str]) -> str | dict[str, str]:
    return written({tag: marked_up(text) for tag, text in wording.items()}, _language(meter))


def _language(meter: Meter) -> str:
    return next(iter(meter.texts), "en")
