"""A meter as a LimeSurvey survey structure, tab-separated as LimeSurvey exports and imports it."""

import csv
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mittari.definitions.item import AnswerKind, Coding, Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.formats.exchange.cell_text import guarded
from mittari.formats.exchange.condition_text import condition_text
from mittari.formats.exchange.conditions import hangs_on, untold_conditions
from mittari.formats.exchange.foreign_names import foreign_names
from mittari.formats.exchange.form_items import form_items, main_language_first
from mittari.formats.exchange.limesurvey_terms import COLUMNS, LONGEST, RESERVED, UNWANTED
from mittari.formats.exchange.loss import Loss, not_carried
from mittari.formats.exchange.markup import on_one_line
from mittari.formats.whole_file import whole_file

CARRIES = frozenset({"title", "introduction", "languages", "items.show_if", "texts.help", "texts.low", "texts.high"})
TYPES = {
    AnswerKind.CHOICE: "L",
    AnswerKind.MULTICHOICE: "M",
    AnswerKind.RATING: "K",
    AnswerKind.NUMBER: "N",
    AnswerKind.DATE: "D",
    AnswerKind.TEXT: "T",
}
CODE = re.compile(r"\d{1,5}")
SLIDER = "SQ001"
PRIVATE = re.compile(r"-x-")
Cells = dict[str, str]


def write(meter: Meter, path: Path) -> tuple[Loss, ...]:
    """Write the survey structure in UTF-8; what it can't carry is returned."""
    items = form_items(meter, path)
    known, unknown = _known_languages(main_language_first(meter))
    with whole_file(path) as whole:
        whole.file.write("\ufeff")
        writer = csv.writer(whole.file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([cells.get(column, "") for column in COLUMNS] for cells in _Survey(known, items).rows())
    return (*not_carried(known, CARRIES), *untold_conditions(known), *unknown, *_renumbered(known, items))


def _known_languages(meter: Meter) -> tuple[Meter, tuple[Loss, ...]]:
    """The meter with the languages LimeSurvey can know: none of somebody's own, such as easy Finnish."""
    known = {language: texts for language, texts in meter.texts.items() if not PRIVATE.search(language)}
    kept = known or dict(list(meter.texts.items())[:1])
    why = "LimeSurvey has no such language"
    losses = [Loss(f"texts.{language}", "the wording in this language", why) for language in meter.texts.keys() - kept]
    if kept and not known:
        language = next(iter(kept))
        losses += [Loss(f"texts.{tag}", f"that the wording is {language}", why) for tag in (language, _tag(language))]
    return replace(meter, texts=kept), tuple(losses)


def _renumbered(meter: Meter, items: tuple[Item, ...]) -> Iterator[Loss]:
    """Of several answers LimeSurvey keeps no number beside the code, so codes it can't write come back as others."""
    why = "of several answers, a code is a whole number from 0 to 99999 there"
    renumbered = [item for item in items if item.kind is AnswerKind.MULTICHOICE and not _fits(meter.coding(item))]
    for item in renumbered:
        yield Loss(f"items.{item.id}.coding", "its codes", why)
        for language in meter.texts:
            yield Loss(f"texts.{language}.items.{item.id}.options", "its codes", why)
    for item in items:
        other = hangs_on(meter, item)
        coding = meter.coding(other) if other in renumbered and other else None
        wanted = item.show_if.any_of if item.show_if else None
        if coding and wanted and wanted != tuple(map(coding.codes.index, wanted)):
            yield Loss(f"items.{item.id}.show_if", "the codes it asks for", why)


def _fits(coding: Coding | None) -> bool:
    return all(CODE.fullmatch(str(code)) for code in (coding.codes if coding else ()))


def _tag(language: str) -> str:
    return PRIVATE.split(language)[0]


class _Survey:
    """The rows of a meter; every language repeats the questions, in the same order."""

    def __init__(self, meter: Meter, items: tuple[Item, ...]):
        self.meter, self.items = meter, items
        self.names = foreign_names(items, UNWANTED, LONGEST, RESERVED)
        self.texts: dict[str, Texts | None] = {_tag(language): texts for language, texts in meter.texts.items()}
        self.texts = self.texts or {"en": None}

    def rows(self) -> Iterator[Cells]:
        base, *further = self.texts
        number = zlib.crc32(self.meter.id.encode()) % 900_000 + 100_000
        settings = {"sid": str(number), "language": base, "additional_languages": " ".join(further), "format": "A"}
        for name, text in settings.items():
            yield {"class": "S", "name": name, "text": text}
        for language, texts in self.texts.items():
            title = texts.title if texts else self.meter.id
            welcome = texts.introduction if texts else ""
            for name, text in (("surveyls_title", title), ("surveyls_welcometext", welcome)):
                yield {"class": "SL", "name": name, "text": _written(text), "language": language}
        for language, texts in self.texts.items():
            heading = _written(texts.title if texts else self.meter.id)
            yield {"class": "G", "type/scale": "1", "name": heading, "relevance": "1", "language": language}
            for item in self.items:
                yield from ({**cells, "language": language} for cells in self._item(item, texts, language == base))

    def _item(self, item: Item, texts: Texts | None, is_base: bool) -> Iterator[Cells]:
        text = texts.items.get(item.id) if texts else None
        yield {
            "class": "Q",
            "type/scale": TYPES[item.kind],
            "name": self.names[item.id],
            "relevance": self._relevance(item) or "1",
            "text": _written(text.question) if text else item.id if texts is None else "",
            "help": _written(text.help) if text and text.help else "",
            "mandatory": "N",
            "other": "N",
            **(self._attributes(item) if is_base else {}),
        }
        if item.kind is AnswerKind.RATING:
            ends = (text.low, text.high) if text else (None, None)
            words = "|".join(["", *(_shown(end or "").replace("|", "&#124;") for end in ends)])
            yield {"class": "SQ", "name": SLIDER, "text": words}
        else:
            yield from self._options(item, texts)

    def _options(self, item: Item, texts: Texts | None) -> Iterator[Cells]:
        coding = self.meter.coding(item)
        words = texts.options.get(item.coding or "", {}) if texts else {}
        kind = {"class": "A", "type/scale": "0"} if item.kind is AnswerKind.CHOICE else {"class": "SQ"}
        for code in coding.codes if coding else ():
            text = _written(words.get(code, "" if texts else str(code)))
            value = {"assessment_value": str(code)} if item.kind is AnswerKind.CHOICE else {}
            yield {**kind, **value, "name": self._code(item, code), "text": text}

    def _attributes(self, item: Item) -> Cells:
        name = self.names[item.id]
        low, high = ("" if end is None else str(end) for end in (item.minimum, item.maximum))
        slider = {"slider_layout": "1", "slider_accuracy": "1", "slider_min": low, "slider_max": high}
        ranges = {AnswerKind.RATING: slider, AnswerKind.NUMBER: {"min_num_value_n": low, "max_num_value_n": high}}
        return ranges.get(item.kind, {}) | ({"cssclass": item.id} if name != item.id else {})

    def _relevance(self, item: Item) -> str:
        other = hangs_on(self.meter, item)
        condition = item.show_if
        if condition is None or other is None:
            return ""
        coding = self.meter.coding(other)
        if coding and condition.any_of is None:
            # Codes may be letters there, which have no order: each code that is meant is named.
            condition = condition.model_copy(
                update={"any_of": _codes_in_range(coding, condition.at_least, condition.at_most)}
            )
        name = self.names[other.id]
        operand = f"{name}_{SLIDER}.NAOK" if other.kind is AnswerKind.RATING else f"{name}.NAOK"
        return condition_text(condition, operand, lambda code: self._is(other, name, operand, code))

    def _is(self, other: Item, name: str, operand: str, code: int) -> str:
        if other.kind is AnswerKind.MULTICHOICE:
            return f'{name}_{self._code(other, code)}.NAOK == "Y"'
        return f'{operand} == "{self._code(other, code)}"' if other.coding else f"{operand} == {code}"

    def _code(self, item: Item, code: int) -> str:
        coding = self.meter.coding(item)
        if coding is None or CODE.fullmatch(str(code)):
            return str(code)
        return f"A{coding.codes.index(code) + 1}"


def _codes_in_range(coding: Coding, low: float | None, high: float | None) -> tuple[int, ...]:
    return tuple(code for code in coding.codes if (low is None or code >= low) and (high is None or code <= high))


def _written(text: str) -> str:
    return guarded(_shown(text))


def _shown(text: str) -> str:
    """The text as LimeSurvey shows it: HTML on one line, with braces that start no expression."""
    return on_one_line(text).replace("{", "&#123;")
