"""Whether two versions of a meter give the same answers the same score."""

from collections.abc import Iterator
from typing import Any

from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.inputs import items_behind
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import NOT_NUMBERS, TABLES, Meter

ABOUT = {"coding", "concept", "icf", "recall", "alert", "retrospective"}
"""Keys of an item that don't change its value."""
READING = {"bands", "bands_source", "bands_evidence", "bands_population", "stored_as", "domain", "model", "evidence"}
"""Keys of a score that don't change its value."""
SOURCES = {"version", "source", *NOT_NUMBERS}
"""Keys of a table that don't change its numbers."""


def answer_codes(meter: Meter, item: Item) -> tuple[int, ...]:
    """The codes of an item; of a number the two ends of its range."""
    coding = meter.coding(item)
    if coding:
        return coding.codes
    if item.minimum is None or item.maximum is None:
        return ()
    ends = (item.minimum, item.maximum)
    return tuple(range(ends[0], ends[1] + 1)) if item.kind is AnswerKind.RATING else ends


def inputs(meter: Meter, score: str) -> set[str]:
    """The items that a score hangs on, through other scores and conditions too."""
    definition = meter.scores[score]
    items = {*items_behind(meter.structure, definition)}
    for part in _parts(meter, score):
        items |= inputs(meter, part)
    if meter.structure.maximum_missing is not None:
        items |= {item.id for item in meter.structure.items if item.scored}
    for item in reversed(meter.structure.items):
        if item.id in items and item.show_if and item.show_if.item:
            items.add(item.show_if.item)
    return items


def _parts(meter: Meter, score: str) -> list[str]:
    """The earlier scores that a score is made of; a definition that is still wrong may name itself or a later one."""
    names = list(meter.scores)
    earlier = names[: names.index(score)]
    return [name for name in meter.scores[score].inputs if name in earlier]


def difference_of(crosswalk: Crosswalk, old: Meter, new: Meter, score: str) -> str | None:
    """Why a score can't be taken over as it is; None where both versions give the same answers the same score."""
    if score not in old.scores:
        return f"it is new in {new.version}"
    for name in sorted(inputs(old, score) | inputs(new, score)):
        fate = crosswalk.items.get(name)
        if fate is None or fate.is_ != "kept" or fate.as_:
            return f"{name} is not simply kept"
        if _value_of(old, name) != _value_of(new, name):
            return f"{name} counts in another way"
    if _computed(old, score) != _computed(new, score):
        return "it is computed in another way"
    return "a table has other numbers" if _tables(old, score) != _tables(new, score) else None


def only_tables_differ(crosswalk: Crosswalk, old: Meter, new: Meter, score: str) -> bool:
    """Whether the tables' numbers are all that tells a score of two versions apart."""
    return difference_of(crosswalk, old, new, score) == "a table has other numbers"


def _value_of(meter: Meter, name: str) -> Any:
    if name not in meter.items:
        return None
    return meter.items[name].model_dump(exclude=ABOUT), answer_codes(meter, meter.items[name])


def _computed(meter: Meter, score: str) -> Any:
    """All that a score's value hangs on besides its items and tables: its definition, and that of its parts."""
    definition = meter.scores[score]
    parts = [_computed(meter, name) for name in _parts(meter, score)]
    return definition.model_dump(mode="json", exclude=READING), parts, meter.structure.maximum_missing


def _tables(meter: Meter, score: str) -> Any:
    """The numbers of all tables that a score and its parts look into."""
    kinds = (getattr(meter.structure, kind) for kind in TABLES)
    every = {name: table for tables in kinds for name, table in tables.items()}
    used = sorted({*_texts(_computed(meter, score))} & {*every})
    return {name: every[name].model_dump(exclude=SOURCES) for name in used}


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list | tuple):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(each)
