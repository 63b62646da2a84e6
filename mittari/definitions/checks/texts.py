"""Wording that is missing, left over, or says of itself what is not so."""

import datetime
import re
from collections.abc import Iterator

from mittari.definitions.checks.dates import is_to_come
from mittari.definitions.group import copy_numbers
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.texts import REVIEWED, Texts, direction, wording
from mittari.definitions.yaml_reader import Place
from mittari.errors import Problem

Finding = tuple[Place, str, str]
WRITE = "write it in this language"
REMOVE = "remove it or correct the id"
HIDDEN = frozenset("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that nobody sees and that turn or break what is read; the two marks and joiners of right-to-left are none."""

FILLED = re.compile(r"\{[A-Za-z_]\w*\}")
"""What looks as if something were put there before it is read."""


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of every language's wording, each at its line."""
    if meter.structure.licence.text == "shipped" and not meter.texts:
        reason = "the licence says that texts are shipped, but there are none"
        yield files.structure.problem(("licence", "text"), reason, "add texts/<language>.yaml or write operator")
    for language, texts in meter.texts.items():
        document = files.texts[language]
        for place, reason, advice in check_language(meter, texts):
            yield document.problem(place, reason, advice)


def check_language(meter: Meter, texts: Texts) -> Iterator[Finding]:
    """What is wrong with the wording of one language, each at its place in the file."""
    for item in meter.structure.items:
        yield from _item(meter, item, texts)
    yield from _left_over(meter, texts)
    for score in meter.structure.scores:
        if score.id not in texts.scores:
            yield ("scores",), f"the score {score.id} has no name", WRITE
        for band in score.bands:
            if band.id not in texts.bands.get(score.id, {}):
                yield ("bands",), f"the band {band.id} of {score.id} has no text", WRITE
    yield from dict.fromkeys(_words(meter, texts))
    yield from _reviews(texts, {item.id for group in meter.structure.groups for item in group.items})


def _words(meter: Meter, texts: Texts) -> Iterator[Finding]:
    """Signs that nobody sees and braces that nothing fills, each once, at the text they were written in."""
    copies = copy_numbers(meter.structure.groups)
    for key, words in wording(texts).items():
        place = tuple(part.rpartition("_")[0] if part in copies else part for part in key.split("."))
        if found := sorted(HIDDEN & {*words}):
            signs = ", ".join(f"U+{ord(sign):04X}" for sign in found)
            yield place, f"holds signs that nobody can see ({signs})", "write these words anew"
        if left := FILLED.search(words):
            advice = "write it out; only {n} is filled in, in a question that is asked again"
            yield place, f"nothing fills in {left[0]}", advice


def _reviews(texts: Texts, repeated: set[str]) -> Iterator[Finding]:
    """Reviews that nobody has made, and a direction that is not the language's; a repeated question is named once."""
    if texts.status in REVIEWED and not texts.reviewed_by:
        yield ("status",), f"status {texts.status} without reviewed_by", "say who looked at it, or write draft"
    for key, own in texts.exceptions.items():
        if own.status in REVIEWED and not texts.review_of(key).reviewed_by:
            yield ("exceptions", key), f"status {own.status} without reviewed_by", "say who looked at it"
        if key not in wording(texts) and not repeated & set(key.split(".")[1:2]):
            yield ("exceptions", key), "this names no text", "write it like items.sleep.question"
    days: dict[Place, datetime.date | None] = {("reviewed_on",): texts.reviewed_on}
    days |= {("exceptions", key): own.reviewed_on for key, own in texts.exceptions.items()}
    for place, day in days.items():
        if day is not None and is_to_come(day):
            yield place, "the date is in the future", "give the date when somebody looked at it"
    if texts.direction != direction(texts.language):
        right = direction(texts.language)
        yield ("language",), f"this language runs {right}, the file says otherwise", f"write direction: {right}"


def _item(meter: Meter, item: Item, texts: Texts) -> Iterator[Finding]:
    text = texts.items.get(item.id)
    if text is None:
        yield ("items",), f"the item {item.id} has no question", WRITE
    elif item.kind is AnswerKind.RATING and not (text.low and text.high):
        yield ("items", item.id), "a rating needs the texts low and high", WRITE
    coding = meter.coding(item)
    if coding and item.coding:
        there = texts.options.get(item.coding, {})
        for code in coding.codes:
            if code not in there:
                yield ("options", item.coding), f"the option {code} of {item.coding} has no text", WRITE


def _left_over(meter: Meter, texts: Texts) -> Iterator[Finding]:
    for name in texts.items:
        if name not in meter.items:
            yield ("items", name), "there is no such item", REMOVE
    for name in texts.scores:
        if name not in meter.scores:
            yield ("scores", name), "there is no such score", REMOVE
    yield from _left_over_inside(meter, texts)


def _left_over_inside(meter: Meter, texts: Texts) -> Iterator[Finding]:
    codes = {name: coding.codes for name, coding in meter.structure.codings.items()}
    bands = {name: [band.id for band in score.bands] for name, score in meter.scores.items()}
    for name, options in texts.options.items():
        for code in options:
            if code not in codes.get(name, ()):
                yield ("options", name, str(code)), "there is no such option", REMOVE
    for name, words in texts.bands.items():
        for band in words:
            if band not in bands.get(name, ()):
                yield ("bands", name, band), "there is no such band", REMOVE
    for name, words in texts.feedback.items():
        for band in words:
            if band not in bands.get(name, ()):
                yield ("feedback", name, band), "there is no such band", REMOVE
