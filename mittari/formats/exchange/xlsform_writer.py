"""A meter as an XLSForm. Source: the XLSForm reference, https://xlsform.org; the ends of a rating need pyxform 4.2."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange.condition_text import condition_text
from mittari.formats.exchange.conditions import hangs_on, untold_conditions
from mittari.formats.exchange.form_items import form_items, main_language_first
from mittari.formats.exchange.language_names import name_of
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.loss import Loss, asked, not_carried
from mittari.formats.exchange.markup import marked_up
from mittari.formats.spreadsheet import LONGEST_TEXT, xlsx_bytes
from mittari.formats.whole_file import whole_file

CARRIES = frozenset(
    {"version", "title", "introduction", "languages", "items.show_if", "texts.help", "texts.low", "texts.high"}
)
RESERVED = frozenset({"meta", "introduction"})
SELECTS = {AnswerKind.CHOICE: "select_one", AnswerKind.MULTICHOICE: "select_multiple"}
TYPES = {AnswerKind.RATING: "range", AnswerKind.NUMBER: "decimal", AnswerKind.TEXT: "text", AnswerKind.DATE: "date"}
Cells = dict[str, str]


def write(meter: Meter, path: Path) -> tuple[Loss, ...]:
    """Write an XLSForm workbook with the sheets survey, choices and settings; what it can't carry is returned."""
    meter = main_language_first(meter)
    sheets = {
        "survey": pd.DataFrame(list(_survey(meter, form_items(meter, path)))).fillna(""),
        "choices": pd.DataFrame(list(_choices(meter)), columns=["list_name", "name", *_columns(meter, "label")]).fillna(
            ""
        ),
        "settings": pd.DataFrame([_settings(meter)]),
    }
    for name, frame in sheets.items():
        if any(len(text) > LONGEST_TEXT for text in frame.to_numpy().ravel()):
            raise refusal(path, f"a text has more than the {LONGEST_TEXT} signs that a cell holds", "shorten it", name)
    with whole_file(path) as whole:
        whole.file.buffer.write(xlsx_bytes(sheets))
    return (*not_carried(meter, CARRIES), *untold_conditions(meter), *_titles(meter))


def _survey(meter: Meter, items: tuple[Item, ...]) -> Iterator[Cells]:
    if meter.texts:
        introductions = {language: texts.introduction for language, texts in meter.texts.items()}
        yield {"type": "note", "name": "introduction", **_labels("label", introductions)}
    for item in items:
        yield {
            "type": TYPES.get(item.kind) or f"{SELECTS[item.kind]} {item.coding}",
            "name": _name(item.id),
            **_labels("label", _texts(meter, item, "question") or {"": item.id}),
            **_labels("hint", _texts(meter, item, "help")),
            "relevant": _relevant(meter, item),
            "constraint": _constraint(item),
            "parameters": _parameters(meter, item),
        }


def _choices(meter: Meter) -> Iterator[Cells]:
    for name, coding in meter.structure.codings.items():
        for code in coding.codes:
            found = {language: texts.options.get(name, {}).get(code) for language, texts in meter.texts.items()}
            yield {"list_name": name, "name": str(code), **(_labels("label", found) or {"label": str(code)})}
    for item in asked(meter):
        if item.kind is AnswerKind.RATING:
            for key, end in (("low", item.minimum), ("high", item.maximum)):
                if labels := _labels("label", _texts(meter, item, key)):
                    yield {"list_name": _ends(meter, item), "name": str(end), **labels}


def _settings(meter: Meter) -> Cells:
    settings = {"form_title": meter.id, "form_id": meter.id, "version": meter.version}
    for language, texts in list(meter.texts.items())[:1]:
        settings |= {"form_title": _written(texts.title), "default_language": name_of(language)}
    return settings


def _titles(meter: Meter) -> Iterator[Loss]:
    for language in list(meter.texts)[1:]:
        yield Loss(f"texts.{language}.title", "the title", "a form has one title, in its first language")


def _texts(meter: Meter, item: Item, key: str) -> dict[str, str | None]:
    found = {language: texts.items.get(item.id) for language, texts in meter.texts.items()}
    return {language: getattr(text, key) for language, text in found.items() if text}


def _labels(column: str, texts: dict[str, str] | dict[str, str | None]) -> Cells:
    named = {_column(column, language): text for language, text in texts.items()}
    return {name: _written(text) for name, text in named.items() if text}


def _written(text: str) -> str:
    """The text as a form shows it; unlike in the form, ${...} in a meter's text is no reference to an answer."""
    return marked_up(text).replace("${", "&#36;{")


def _columns(meter: Meter, column: str) -> list[str]:
    return [_column(column, language) for language in meter.texts] or [column]


def _column(column: str, language: str) -> str:
    return f"{column}::{name_of(language)}" if language else column


def _name(item: str) -> str:
    return f"{item}_" if item in RESERVED else item


def _relevant(meter: Meter, item: Item) -> str:
    other = hangs_on(meter, item)
    if item.show_if is None or other is None:
        return ""
    operand = f"${{{_name(other.id)}}}"
    tests = {AnswerKind.MULTICHOICE: "selected({}, '{}')", AnswerKind.CHOICE: "{} = '{}'"}
    return condition_text(item.show_if, operand, lambda code: tests.get(other.kind, "{} = {}").format(operand, code))


def _constraint(item: Item) -> str:
    if item.kind is not AnswerKind.NUMBER:
        return ""
    ends = ((">=", item.minimum), ("<=", item.maximum))
    return " and ".join(f". {sign} {end}" for sign, end in ends if end is not None)


def _parameters(meter: Meter, item: Item) -> str:
    if item.kind is not AnswerKind.RATING:
        return ""
    labelled = any(text for key in ("low", "high") for text in _texts(meter, item, key).values())
    ends = f" tick_labelset={_ends(meter, item)}" if labelled else ""
    return f"start={item.minimum} end={item.maximum} step=1{ends}"


def _ends(meter: Meter, item: Item) -> str:
    """The list of words at a rating's ends; pyxform wants it in small letters, and two underscores are in no coding."""
    alike = [other.id for other in meter.structure.items if other.id.lower() == item.id.lower()]
    return f"{item.id.lower()}__ends{alike.index(item.id) or ''}"
