"""Items that can't be asked or coded as they are written."""

from collections.abc import Iterator

from mittari.definitions.item import SMALLEST_CODE, AnswerKind, Item
from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of codings and items, each at its line."""
    yield from _codings(meter, files)
    seen: list[str] = []
    for number, item in enumerate(meter.structure.items):
        for key, reason, advice in _item(meter, item, seen):
            yield files.structure.problem(("items", number, key), f"{item.id}: {reason}", advice)
        seen.append(item.id)


Finding = tuple[str, str, str]


def _codings(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    used = {item.coding for item in meter.structure.items}
    for name, coding in meter.structure.codings.items():
        place = ("codings", name)
        if len(set(coding.codes)) < len(coding.codes):
            yield files.structure.problem(place, "a code is here twice", "give each option a code of its own")
        if min(coding.codes) < SMALLEST_CODE:
            yield files.structure.problem(place, f"a code is below {SMALLEST_CODE}", "use larger codes")
        if name not in used:
            yield files.structure.problem(place, "no item uses this coding", "remove it")


def _item(meter: Meter, item: Item, seen: list[str]) -> Iterator[Finding]:
    if item.id in seen:
        yield "id", "this id is here twice", "give each item an id of its own"
    yield from _kind(meter, item)
    yield from _recode(meter, item)
    yield from _condition(meter, item, seen)


def _kind(meter: Meter, item: Item) -> Iterator[Finding]:
    if item.kind is AnswerKind.CHOICE:
        if item.coding not in meter.structure.codings:
            known = ", ".join(meter.structure.codings) or "none"
            yield "coding", f"the coding {item.coding!r} is not there", f"name one of: {known}"
    elif item.coding is not None:
        yield "coding", "only a choice has a coding", "remove it"
    if item.kind is AnswerKind.RATING and (item.minimum is None or item.maximum is None):
        yield "kind", "a rating needs minimum and maximum", "for example minimum: 0 and maximum: 10"
    if item.minimum is not None and item.maximum is not None and item.minimum >= item.maximum:
        yield "minimum", "minimum is not below maximum", "swap or correct them"
    if item.kind in (AnswerKind.TEXT, AnswerKind.DATE) and item.scored:
        yield "kind", f"a {item.kind} can't be scored", "write scored: false"


def _recode(meter: Meter, item: Item) -> Iterator[Finding]:
    codes = _codes(meter, item)
    if item.recode and codes and set(item.recode) != set(codes):
        yield (
            "recode",
            "the recode does not cover exactly the item's codes",
            f"give a value for each of {codes}",
        )
    if taken := set(item.missing_codes) & set(codes):
        yield (
            "missing_codes",
            f"{sorted(taken)} are codes of real answers",
            "use other codes for not answering",
        )


def _condition(meter: Meter, item: Item, seen: list[str]) -> Iterator[Finding]:
    if item.show_if is None:
        return
    other = meter.items.get(item.show_if.item)
    if other is None or other.id not in seen:
        yield (
            "show_if",
            f"{item.show_if.item!r} is not an earlier item",
            "a question can only hang on an earlier one",
        )
    elif unknown := set(item.show_if.any_of or ()) - set(_codes(meter, other)):
        yield "show_if", f"{sorted(unknown)} are not codes of {other.id}", "use its codes"


def _codes(meter: Meter, item: Item) -> tuple[int, ...]:
    coding = meter.coding(item)
    if coding:
        return coding.codes
    if item.minimum is None or item.maximum is None or item.kind is not AnswerKind.RATING:
        return ()
    return tuple(range(item.minimum, item.maximum + 1))
