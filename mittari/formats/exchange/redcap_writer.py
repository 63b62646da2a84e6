"""A meter as a REDCap data dictionary, ready for a new project: the first field is the record's id, as REDCap wants."""

import csv
from collections.abc import Iterator
from pathlib import Path

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import ItemText, Texts
from mittari.formats.exchange.cell_text import guarded
from mittari.formats.exchange.condition_text import condition_text
from mittari.formats.exchange.conditions import hangs_on, untold_conditions
from mittari.formats.exchange.foreign_names import foreign_names
from mittari.formats.exchange.form_items import form_items, main_language_first
from mittari.formats.exchange.loss import Loss, not_carried
from mittari.formats.exchange.markup import marked_up, on_one_line
from mittari.formats.exchange.redcap_terms import COLUMNS, LONGEST, UNWANTED
from mittari.formats.whole_file import whole_file

CARRIES = frozenset({"version", "title", "introduction", "items.show_if", "texts.help", "texts.low", "texts.high"})
RESERVED = frozenset({"record_id", "form_title", "introduction"})
TYPES = {
    AnswerKind.CHOICE: "radio",
    AnswerKind.MULTICHOICE: "checkbox",
    AnswerKind.RATING: "slider",
    AnswerKind.NUMBER: "text",
    AnswerKind.DATE: "text",
    AnswerKind.TEXT: "notes",
}
VALIDATIONS = {AnswerKind.RATING: "number", AnswerKind.NUMBER: "number", AnswerKind.DATE: "date_ymd"}
TESTS = {AnswerKind.MULTICHOICE: "[{}({})] = '1'"}
Cells = dict[str, str]


def write(meter: Meter, path: Path) -> tuple[Loss, ...]:
    """Write the data dictionary with the wording of the first language; what it can't carry is returned."""
    meter = main_language_first(meter)
    items = form_items(meter, path)
    with whole_file(path) as whole:
        whole.file.write("\ufeff")
        writer = csv.writer(whole.file)
        writer.writerow(COLUMNS.values())
        for cells in _rows(meter, items):
            row = {"form": meter.id.replace("-", "_"), **cells}
            writer.writerow([row.get(key, "") for key in COLUMNS])
    return (*not_carried(meter, CARRIES), *untold_conditions(meter))


def _rows(meter: Meter, items: tuple[Item, ...]) -> Iterator[Cells]:
    language, texts = next(iter(meter.texts.items()), ("en", None))
    annotation = f"Meter {meter.id}, version {meter.version}, language {language}"
    yield {"name": "record_id", "type": "text", "label": "Record ID", "annotation": annotation}
    if texts:
        yield {"name": "form_title", "type": "descriptive", "label": f"<h3>{_written(texts.title)}</h3>"}
        yield {"name": "introduction", "type": "descriptive", "label": guarded(_written(texts.introduction))}
    names = foreign_names(items, UNWANTED, LONGEST, RESERVED)
    names = {item: name.lower() for item, name in names.items()}
    for item in items:
        yield _item(meter, item, names, texts)


def _item(meter: Meter, item: Item, names: dict[str, str], texts: Texts | None) -> Cells:
    text = texts.items.get(item.id) if texts else None
    return {
        "name": names[item.id],
        "type": TYPES[item.kind],
        "label": guarded(_written(text.question if text else item.id)),
        "choices": _choices(meter, item, texts, text),
        "note": guarded(_written(text.help)) if text and text.help else "",
        "validation": VALIDATIONS.get(item.kind, ""),
        "minimum": "" if item.minimum is None else str(item.minimum),
        "maximum": "" if item.maximum is None else str(item.maximum),
        "branching": _branching(meter, item, names),
        "annotation": f"Item {item.id}" if names[item.id] != item.id else "",
    }


def _choices(meter: Meter, item: Item, texts: Texts | None, text: ItemText | None) -> str:
    if item.kind is AnswerKind.RATING:
        low, high = (text.low, text.high) if text else (None, None)
        return guarded(" |  | ".join((_choice(low or ""), _choice(high or "")))) if low or high else ""
    coding = meter.coding(item)
    words = texts.options.get(item.coding or "", {}) if texts else {}
    return " | ".join(f"{code}, {_choice(words.get(code, str(code)))}" for code in (coding.codes if coding else ()))


def _written(text: str) -> str:
    return marked_up(text)


def _choice(text: str) -> str:
    """A text between bars, none of which may be in it."""
    return on_one_line(text).replace("|", "&#124;")


def _branching(meter: Meter, item: Item, names: dict[str, str]) -> str:
    other = hangs_on(meter, item)
    if item.show_if is None or other is None:
        return ""
    name = names[other.id]
    written = condition_text(
        item.show_if, f"[{name}]", lambda code: TESTS.get(other.kind, "[{}] = '{}'").format(name, code)
    )
    # In REDCap a field without an answer is below every number.
    return f"[{name}] <> '' and {written}" if written.startswith(f"[{name}] <= ") else written
