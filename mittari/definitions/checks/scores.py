"""Scores that can't be computed or read as they are written."""

from collections.abc import Iterator

from mittari.definitions.checks.inputs import check_inputs
from mittari.definitions.checks.transforms import check_transforms
from mittari.definitions.group import place_of_item
from mittari.definitions.inputs import items_behind
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.score import ScoreDefinition
from mittari.errors import Problem

Finding = tuple[str, str, str]
BESIDE = ("answered", "band", "standard_error", "low", "high")
"""What is written in columns beside a score, under its id with one of these."""


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of scores, bands and totals, each at its line."""
    seen: set[str] = set()
    for number, score in enumerate(meter.structure.scores):
        for key, reason, advice in _score(meter, score, seen):
            yield files.structure.problem(("scores", number, key), f"{score.id}: {reason}", advice)
        seen.add(score.id)
    yield from _unscored(meter, files)


def _score(meter: Meter, score: ScoreDefinition, seen: set[str]) -> Iterator[Finding]:
    beside = {f"{name}_{word}" for name in meter.scores for word in BESIDE}
    if score.id in seen or score.id in meter.items or score.id in beside:
        yield "id", "this id is taken", "scores and items become columns of one table: each needs its own name"
    if taken := sorted({*meter.items, *meter.scores} & {*score.stored_as} - {score.id}):
        yield "stored_as", f"{taken[0]} is the name of an item or a score", "name the column that carries the total"
    yield from check_inputs(meter, score, seen)
    yield from check_transforms(meter, score)
    yield from _bands(score)
    yield from _evidence(meter, score)
    yield from _total(meter, score)


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
    if score.bands_source is None and score.bands_evidence is None:
        yield "bands", "bands without a source", "add bands_source or bands_evidence"


def _evidence(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    known = ", ".join(meter.structure.evidence) or "none"
    for key, name in (("evidence", score.evidence), ("bands_evidence", score.bands_evidence)):
        if name is not None and name not in meter.structure.evidence:
            yield key, f"there is no evidence {name!r}", f"add it under evidence, or name one of: {known}"


def _total(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    if not meter.structure.no_total or score.rule.kind in ("any", "all", "count", "profile"):
        return
    others = [set(other.items) for other in meter.structure.scores if other.id != score.id and other.items]
    within = [items for items in others if items < set(score.items)]
    if len(within) + len(score.scores) > 1:
        key = "scores" if score.scores else "items"
        yield key, "this adds up other scores, but no_total is true", "remove the total or the flag"


def _unscored(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    used = {name for score in meter.structure.scores for name in items_behind(meter.structure, score)}
    for number, item in enumerate(meter.structure.items):
        if item.scored and item.id not in used:
            reason = f"{item.id}: no score uses this item"
            place = (*place_of_item(files.structure.tree, number), "id")
            yield files.structure.problem(place, reason, "add it to a score or write scored: false")
