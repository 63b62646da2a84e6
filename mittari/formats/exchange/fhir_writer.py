"""A meter to a FHIR R4 Questionnaire (SDC 4.0.0): questions, options with their values, conditions, translations.

No expression is written: programs compute FHIRPath scores differently, so scores stay where they are tested.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.conditions import hangs_on, untold_conditions
from mittari.formats.exchange.fhir_conditions import enable_when
from mittari.formats.exchange.fhir_option_writer import values_lost, written_options
from mittari.formats.exchange.fhir_options import ICF_CODE
from mittari.formats.exchange.form_items import form_items
from mittari.formats.exchange.loss import Loss, asked, not_carried
from mittari.formats.exchange.options import Wording
from mittari.formats.whole_file import whole_file

CARRIES = frozenset(
    {"version", "notice", "title", "introduction", "languages", "texts.help", "texts.low", "texts.high"}
    | {"items.icf", "items.concept", "items.show_if", "items.reverse", "items.recode"}
)
TYPES = {
    AnswerKind.CHOICE: "choice",
    AnswerKind.MULTICHOICE: "choice",
    AnswerKind.RATING: "integer",
    AnswerKind.NUMBER: "decimal",
    AnswerKind.DATE: "date",
    AnswerKind.TEXT: "text",
}
CONTROLS = {AnswerKind.CHOICE: "radio-button", AnswerKind.MULTICHOICE: "check-box", AnswerKind.RATING: "slider"}
ENDS = {AnswerKind.RATING: "valueInteger", AnswerKind.NUMBER: "valueDecimal"}
ASIDES = {"help": "help", "low": "lower", "high": "upper"}


def write(meter: Meter, path: Path) -> tuple[Loss, ...]:
    """Write the questionnaire as JSON; what FHIR can't carry of the meter is returned."""
    content = questionnaire(meter, form_items(meter, path))
    with whole_file(path) as target:
        json.dump(content, target.file, ensure_ascii=False, indent=2)
        target.file.write("\n")
    return (*not_carried(meter, CARRIES), *untold_conditions(meter), *_half_carried(meter))


def questionnaire(meter: Meter, items: tuple[Item, ...]) -> dict[str, Any]:
    """The Questionnaire as JSON would have it; without texts, its questions are only their ids."""
    head = {
        "resourceType": "Questionnaire",
        "id": meter.id,
        "meta": {"profile": [terms.PROFILE]},
        "language": terms.language_of(meter),
        "url": f"{terms.METER}{meter.id}",
        "version": meter.version,
        "name": "".join(part.capitalize() for part in meter.id.replace("_", "-").split("-")),
        **_words(meter, {tag: texts.title for tag, texts in meter.texts.items()}, "title"),
        "status": "active" if meter.structure.status == "published" else "draft",
        "subjectType": ["Patient"],
        "copyright": meter.structure.licence.notice,
    }
    return head | {"item": [*_introduction(meter), *(_item(meter, item) for item in items)]}


def _introduction(meter: Meter) -> Iterator[dict[str, Any]]:
    if meter.texts:
        wording = {tag: texts.introduction for tag, texts in meter.texts.items()}
        yield {"linkId": _free(meter, "introduction"), "type": "display", **_words(meter, wording)}


def _item(meter: Meter, item: Item) -> dict[str, Any]:
    keys = {
        "extension": [*_ends(item), *_control(item)],
        "linkId": item.id,
        "code": [*_codes(item)],
        **_words(meter, {tag: texts.items[item.id].question for tag, texts in _with(meter, item)}),
        "type": TYPES[item.kind],
        **enable_when(meter, item),
        "repeats": item.kind is AnswerKind.MULTICHOICE,
        "answerOption": [*written_options(meter, item)],
        "item": [*_asides(meter, item)],
    }
    return {key: value for key, value in keys.items() if value}


def _ends(item: Item) -> Iterator[dict[str, Any]]:
    for url, end in ((terms.MINIMUM, item.minimum), (terms.MAXIMUM, item.maximum)):
        if end is not None:
            yield {"url": url, ENDS[item.kind]: end}


def _control(item: Item) -> Iterator[dict[str, Any]]:
    if item.kind in CONTROLS:
        yield terms.control(CONTROLS[item.kind])
    if item.kind is AnswerKind.RATING:
        yield {"url": terms.SLIDER_STEP, "valueInteger": 1}


def _codes(item: Item) -> Iterator[dict[str, str]]:
    if item.icf and ICF_CODE.fullmatch(item.icf):
        yield {"system": terms.ICF, "code": item.icf}
    if item.concept:
        yield {"system": terms.CONCEPT, "code": item.concept}


def _asides(meter: Meter, item: Item) -> Iterator[dict[str, Any]]:
    for key, control in ASIDES.items():
        wording = {tag: getattr(texts.items[item.id], key) for tag, texts in _with(meter, item)}
        found = {tag: text for tag, text in wording.items() if text}
        if found:
            link = _free(meter, f"{item.id}_{key}")
            yield {"extension": [terms.control(control)], "linkId": link, **_words(meter, found), "type": "display"}


def _with(meter: Meter, item: Item) -> list[tuple[str, Texts]]:
    return [(tag, texts) for tag, texts in meter.texts.items() if item.id in texts.items]


def _free(meter: Meter, link: str) -> str:
    return link if link not in meter.items else _free(meter, f"{link}_")


def _words(meter: Meter, wording: Wording, key: str = "text") -> dict[str, Any]:
    return terms.with_words(key, wording, terms.language_of(meter))


def _half_carried(meter: Meter) -> Iterator[Loss]:
    """What FHIR carries of some items only."""
    for item in asked(meter):
        if hangs_on(meter, item) and not enable_when(meter, item):
            yield Loss(f"items.{item.id}.show_if", "when it is asked", "an answer is compared with whole numbers only")
        if item.icf and not ICF_CODE.fullmatch(item.icf):
            yield Loss(f"items.{item.id}.icf", "its ICF code", "it is not written as one code")
        yield from values_lost(meter, item)
