"""Scores that can't be computed or read as they are written."""

from collections.abc import Iterator

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.score import Linear, Lookup, ScoreDefinition
from mittari.errors import Problem

Finding = tuple[str, str, str]


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of scores, bands and totals, each at its line."""
    seen: set[str] = set()
    for number, score in enumerate(meter.structure.scores):
        for key, reason, advice in _score(meter, score, seen):
            yield files.structure.problem(("scores", number, key), f"{score.id}: {reason}", advice)
        seen.add(score.id)
    yield from _unscored(meter, files)
    yield from _unused_tables(meter, files)


def _score(meter: Meter, score: ScoreDefinition, seen: set[str]) -> Iterator[Finding]:
    answered = {f"{name}_answered" for name in meter.scores}
    if score.id in seen or score.id in meter.items or score.id in answered:
        yield "id", "this id is taken", "scores and items become columns of one table: each needs its own name"
    yield from _items(meter, score)
    yield from _rule(score)
    yield from _transforms(meter, score)
    yield from _bands(score)
    yield from _total(meter, score)


def _items(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    if len(set(score.items)) < len(score.items):
        yield "items", "an item is here twice", "list each item once"
    for name in score.items:
        item = meter.items.get(name)
        if item is None:
            yield "items", f"there is no item {name!r}", "correct the id"
        elif not item.scored:
            yield "items", f"{name} is marked scored: false", "remove it here or score it"


def _rule(score: ScoreDefinition) -> Iterator[Finding]:
    minimum = score.minimum_answered
    if minimum is not None and minimum > len(score.items):
        yield "minimum_answered", f"more than the {len(score.items)} items there are", "lower it"
    elif score.rule == "sum" and minimum not in (None, len(score.items)):
        yield "minimum_answered", "a sum of fewer items is a smaller score", "use prorated_sum or mean"


def _transforms(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    for step in score.transform:
        if isinstance(step, Linear) and (step.from_[0] >= step.from_[1] or step.to[0] == step.to[1]):
            yield "transform", "a range is empty or runs backwards", "write [low, high]"
        if isinstance(step, Lookup) and step.table not in meter.structure.tables:
            yield "transform", f"there is no table {step.table!r}", "add it under tables"
        if isinstance(step, Lookup) and not _adds_whole_numbers(meter, score):
            yield "transform", "a table needs whole raw scores", "use it with the rule sum of items with whole values"


def _adds_whole_numbers(meter: Meter, score: ScoreDefinition) -> bool:
    items = [meter.items[name] for name in score.items if name in meter.items]
    values = [value for item in items for value in (item.recode or {}).values()]
    whole = all(value == int(value) for value in values)
    return score.rule == "sum" and whole and all(item.kind is not AnswerKind.NUMBER for item in items)


def _bands(score: ScoreDefinition) -> Iterator[Finding]:
    low, high = score.range
    if low >= high:
        yield "range", "the range is empty or runs backwards", "write [low, high]"
    starts = [band.start for band in score.bands]
    if not starts:
        return
    if starts[0] != low:
        yield "bands", f"the first band starts at {starts[0]:g}, the range at {low:g}", "let the bands cover the range"
    if starts != sorted(set(starts)) or starts[-1] > high:
        advice = "let each start above the one before, within the range"
        yield "bands", "bands overlap or leave the range", advice
    if len({band.id for band in score.bands}) < len(starts):
        yield "bands", "a band's id is here twice", "give each its own"
    if score.bands_source is None:
        yield "bands", "bands without a source", "add bands_source"


def _total(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    others = [set(other.items) for other in meter.structure.scores if other.id != score.id]
    within = [items for items in others if items < set(score.items)]
    if meter.structure.no_total and len(within) > 1:
        yield "items", "this adds up other scores, but no_total is true", "remove the total or the flag"


def _unscored(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    used = {name for score in meter.structure.scores for name in score.items}
    for number, item in enumerate(meter.structure.items):
        if item.scored and item.id not in used:
            reason = f"{item.id}: no score uses this item"
            yield files.structure.problem(("items", number, "id"), reason, "add it to a score or write scored: false")


def _unused_tables(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    used = {step.table for score in meter.structure.scores for step in score.transform if isinstance(step, Lookup)}
    for name in meter.structure.tables:
        if name not in used:
            yield files.structure.problem(("tables", name), "no score uses this table", "remove it")
