"""Items that can't be asked or coded as they are written."""

import math
from collections.abc import Iterator

from mittari.definitions.condition import Condition
from mittari.definitions.group import place_of_item
from mittari.definitions.item import MOST_OPTIONS, SMALLEST_CODE, Alert, AnswerKind, Coding, Item
from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem

LONGEST_RATING = 1000
NUMERIC = (AnswerKind.RATING, AnswerKind.NUMBER)
OPTIONS = (AnswerKind.CHOICE, AnswerKind.MULTICHOICE)
WORDS = (AnswerKind.TEXT, AnswerKind.DATE)
Finding = tuple[str, str, str]


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of codings and items, each at its line."""
    yield from _codings(meter, files)
    seen: list[str] = []
    for number, item in enumerate(meter.structure.items):
        for key, reason, advice in _item(meter, item, seen):
            place = (*place_of_item(files.structure.tree, number), key)
            yield files.structure.problem(place, f"{item.id}: {reason}", advice)
        seen.append(item.id)


def _codings(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    used = {item.coding for item in meter.structure.items}
    for name, coding in meter.structure.codings.items():
        for reason, advice in _coding(coding):
            yield files.structure.problem(("codings", name), reason, advice)
        if name not in used:
            yield files.structure.problem(("codings", name), "no item uses this coding", "remove it")


def _coding(coding: Coding) -> Iterator[tuple[str, str]]:
    if len(set(coding.codes)) < len(coding.codes):
        yield "a code is here twice", "give each option a code of its own"
    if min(coding.codes) < SMALLEST_CODE:
        yield f"a code is below {SMALLEST_CODE}", "use larger codes: those below stand for not answering"


def _item(meter: Meter, item: Item, seen: list[str]) -> Iterator[Finding]:
    if item.id in seen:
        yield "id", "this id is here twice", "give each item an id of its own"
    yield from _kind(meter, item)
    yield from _range(item)
    yield from _recode(meter, item)
    yield from _condition(meter, item, seen)
    if item.alert and item.kind not in WORDS:
        yield from tested(meter, item, item.alert, "alert")


def _kind(meter: Meter, item: Item) -> Iterator[Finding]:
    coding = meter.coding(item)
    if item.kind in OPTIONS:
        if coding is None:
            known = ", ".join(meter.structure.codings) or "none"
            yield "coding", f"the coding {item.coding!r} is not there", f"name one of: {known}"
        elif item.kind is AnswerKind.MULTICHOICE and len(coding.codes) > MOST_OPTIONS:
            yield "coding", f"more than {MOST_OPTIONS} options to tick", "make two questions of it"
    elif item.coding is not None:
        yield "coding", "only a choice has a coding", "remove it"
    if item.kind in WORDS and item.scored:
        yield "kind", f"a {item.kind} can't be scored", "write scored: false"
    if item.kind in WORDS and item.alert:
        yield "alert", f"a {item.kind} can't be watched", "only codes and numbers can"
    yield from _ticked(item)
    yield from _filled(item)
    yield from _record_codes(meter, item)


def _ticked(item: Item) -> Iterator[Finding]:
    several = item.kind is AnswerKind.MULTICHOICE
    if several and item.scored and item.ticked is None:
        yield "kind", "it does not say what several ticked options are scored as", "add ticked: count, or lowest"
    if item.ticked and not several:
        yield "ticked", f"a {item.kind} has one answer only", "remove it"
    if item.reverse and item.ticked in ("lowest", "highest"):
        yield "reverse", "codes of ticked options can't be reversed", "use a recode"


def _filled(item: Item) -> Iterator[Finding]:
    kinds = {"import": NUMERIC, "age": (AnswerKind.NUMBER,), "gender": (AnswerKind.CHOICE,)}
    if item.filled_from and item.kind not in kinds[item.filled_from]:
        wanted = " or ".join(kinds[item.filled_from])
        yield "filled_from", f"a {item.kind} can't hold this", f"use the kind {wanted}"
    if item.filled_from in ("age", "gender") and item.show_if:
        yield "show_if", "what stands in the client's record is there whatever else is answered", "remove it"


def _record_codes(meter: Meter, item: Item) -> Iterator[Finding]:
    if item.record_codes is None:
        if item.filled_from == "gender":
            yield "filled_from", "it does not say which code stands for whom", "add record_codes: {woman: 1, man: 2}"
    elif item.filled_from != "gender":
        yield "record_codes", "only an item filled from gender has them", "remove it"
    elif unknown := set(item.record_codes.values()) - set(codes_of(meter, item)):
        yield "record_codes", f"{min(unknown)} is not a code of {item.id}", "use its codes"


def _range(item: Item) -> Iterator[Finding]:
    low, high = item.minimum, item.maximum
    if item.kind not in NUMERIC:
        if low is not None or high is not None:
            yield "minimum" if low is not None else "maximum", f"a {item.kind} has no range", "remove it"
        return
    if (low is None or high is None) and (item.kind is AnswerKind.RATING or item.scored):
        reason = f"a {'scored ' if item.kind is AnswerKind.NUMBER else ''}{item.kind} needs minimum and maximum"
        yield "kind", reason, "for example minimum: 0 and maximum: 10"
    if low is not None and low < SMALLEST_CODE:
        yield "minimum", f"it is below {SMALLEST_CODE}", "numbers below stand for not answering"
    if low is not None and high is not None and low >= high:
        yield "minimum", "minimum is not below maximum", "swap or correct them"
    if item.kind is AnswerKind.RATING and (high or 0) - (low or 0) > LONGEST_RATING:
        yield "maximum", f"a rating has at most {LONGEST_RATING} steps", "use the kind number"


def _recode(meter: Meter, item: Item) -> Iterator[Finding]:
    codes = valued_codes(meter, item)
    if item.recode and not codes:
        yield "recode", "only answers with a short list of codes can be recoded", "remove it"
    elif item.recode and set(item.recode) != set(codes):
        listed = ", ".join(map(str, codes))
        yield "recode", "the recode does not cover exactly the item's codes", f"give a value for each of {listed}"
    if taken := set(item.missing_codes) & set(codes_of(meter, item)):
        listed = ", ".join(map(str, sorted(taken)))
        yield "missing_codes", f"{listed}: also a code of a real answer", "use other codes for not answering"


def _condition(meter: Meter, item: Item, seen: list[str]) -> Iterator[Finding]:
    if item.show_if is None:
        return
    if item.show_if.score is not None:
        if item.show_if.score not in meter.scores:
            yield "show_if", f"there is no score {item.show_if.score!r}", "correct the id"
        elif item.scored:
            yield "show_if", "a question that hangs on a score can't be scored itself", "write scored: false"
        elif not _reaches(item.show_if, meter.scores[item.show_if.score].range):
            yield "show_if", f"{item.show_if.score} never lies there, so it would never hold", "keep to its range"
        return
    other = meter.items.get(str(item.show_if.item))
    if other is None or other.id not in seen:
        reason = f"{item.show_if.item!r} is not an earlier item"
        yield "show_if", reason, "a question can only hang on an earlier one"
    else:
        yield from tested(meter, other, item.show_if, "show_if")


def tested(meter: Meter, other: Item, condition: Condition | Alert, key: str) -> Iterator[Finding]:
    """Problems of a test on the answer to an item: words can't be compared, and codes must be the item's own."""
    if other.kind in WORDS:
        yield key, f"{other.id} is a {other.kind}", "only a code or a number can be tested"
    elif other.kind is not AnswerKind.NUMBER and (unknown := _not_among(condition.any_of, codes_of(meter, other))):
        yield key, f"{unknown}: not a code of {other.id}", "use its codes"
    elif other.kind is AnswerKind.MULTICHOICE and condition.any_of is None:
        yield key, f"several options of {other.id} can be ticked", "write any_of with its codes"
    elif not _can_hold(meter, other, condition):
        yield key, f"no answer to {other.id} lies there, so it would never hold", "use the codes or the range it has"


def _can_hold(meter: Meter, other: Item, condition: Condition | Alert) -> bool:
    """Whether the item has an answer between the ends of a condition; always true of one that lists codes."""
    low = -math.inf if condition.at_least is None else condition.at_least
    high = getattr(condition, "at_most", None)
    high = math.inf if high is None else high
    if codes := codes_of(meter, other):
        return condition.any_of is not None or any(low <= code <= high for code in codes)
    lowest = -math.inf if other.minimum is None else other.minimum
    highest = math.inf if other.maximum is None else other.maximum
    return low <= highest and high >= lowest


def _reaches(condition: Condition, ends: tuple[float, float]) -> bool:
    """Whether a score of this range can meet the condition; one that lists values may."""
    at_least, at_most = condition.at_least, condition.at_most
    return (at_least is None or at_least <= ends[1]) and (at_most is None or at_most >= ends[0])


def _not_among(wanted: tuple[int, ...] | None, codes: tuple[int, ...]) -> str:
    return ", ".join(str(code) for code in wanted or () if code not in codes)


def valued_codes(meter: Meter, item: Item) -> tuple[int, ...]:
    """The codes that a recode has to cover: of ticked options their number, where that is what counts."""
    coding = meter.coding(item)
    return tuple(range(len(coding.codes) + 1)) if coding and item.ticked == "count" else codes_of(meter, item)


def codes_of(meter: Meter, item: Item) -> tuple[int, ...]:
    """The codes that an answer to the item can have; none for long ranges of numbers and for words."""
    coding = meter.coding(item)
    if coding:
        return coding.codes
    if item.minimum is None or item.maximum is None or item.kind is not AnswerKind.RATING:
        return ()
    return tuple(range(item.minimum, min(item.maximum, item.minimum + LONGEST_RATING) + 1))
