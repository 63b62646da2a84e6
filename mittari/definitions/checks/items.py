"""Items that can't be asked or coded as they are written."""

from collections.abc import Iterator

from mittari.definitions.item import SMALLEST_CODE, AnswerKind, Coding, Item
from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem

LONGEST_RATING = 1000
NUMERIC = (AnswerKind.RATING, AnswerKind.NUMBER)
Finding = tuple[str, str, str]


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of codings and items, each at its line."""
    yield from _codings(meter, files)
    seen: list[str] = []
    for number, item in enumerate(meter.structure.items):
        for key, reason, advice in _item(meter, item, seen):
            yield files.structure.problem(("items", number, key), f"{item.id}: {reason}", advice)
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


def _kind(meter: Meter, item: Item) -> Iterator[Finding]:
    if item.kind is AnswerKind.CHOICE:
        if item.coding not in meter.structure.codings:
            known = ", ".join(meter.structure.codings) or "none"
            yield "coding", f"the coding {item.coding!r} is not there", f"name one of: {known}"
    elif item.coding is not None:
        yield "coding", "only a choice has a coding", "remove it"
    if item.kind in (AnswerKind.TEXT, AnswerKind.DATE) and item.scored:
        yield "kind", f"a {item.kind} can't be scored", "write scored: false"


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
    codes = _codes(meter, item)
    if item.recode and not codes:
        yield "recode", "only answers with a short list of codes can be recoded", "remove it"
    elif item.recode and set(item.recode) != set(codes):
        listed = ", ".join(map(str, codes))
        yield "recode", "the recode does not cover exactly the item's codes", f"give a value for each of {listed}"
    if taken := set(item.missing_codes) & set(codes):
        listed = ", ".join(map(str, sorted(taken)))
        yield "missing_codes", f"{listed}: also a code of a real answer", "use other codes for not answering"


def _condition(meter: Meter, item: Item, seen: list[str]) -> Iterator[Finding]:
    if item.show_if is None:
        return
    other = meter.items.get(item.show_if.item)
    if other is None or other.id not in seen:
        reason = f"{item.show_if.item!r} is not an earlier item"
        yield "show_if", reason, "a question can only hang on an earlier one"
    elif other.kind in (AnswerKind.TEXT, AnswerKind.DATE):
        yield "show_if", f"{other.id} is a {other.kind}", "a question can only hang on a code or a number"
    elif other.kind is not AnswerKind.NUMBER and (unknown := _not_among(item.show_if.any_of, _codes(meter, other))):
        yield "show_if", f"{unknown}: not a code of {other.id}", "use its codes"


def _not_among(wanted: tuple[int, ...] | None, codes: tuple[int, ...]) -> str:
    return ", ".join(str(code) for code in wanted or () if code not in codes)


def _codes(meter: Meter, item: Item) -> tuple[int, ...]:
    coding = meter.coding(item)
    if coding:
        return coding.codes
    if item.minimum is None or item.maximum is None or item.kind is not AnswerKind.RATING:
        return ()
    return tuple(range(item.minimum, min(item.maximum, item.minimum + LONGEST_RATING) + 1))
