"""Inputs of a score that are not there, or that its rule can't work with."""

from collections.abc import Iterator

from mittari.definitions.checks.items import codes_of, tested
from mittari.definitions.condition import Condition
from mittari.definitions.group import copy_numbers
from mittari.definitions.inputs import items_behind
from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition

Finding = tuple[str, str, str]
WORDS = (AnswerKind.TEXT, AnswerKind.DATE)


def check_inputs(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    """Problems of what a score is computed from; `earlier` are the scores that come before it."""
    yield from _there(meter, score, earlier)
    minimum = score.least_answered
    if minimum > len(score.inputs):
        yield "minimum_answered", f"more than the {len(score.inputs)} inputs there are", "lower it"
    elif score.rule.kind in COMPLETE and minimum != len(score.inputs):
        yield "minimum_answered", f"a {score.rule.kind} of fewer inputs is another score", "use prorated_sum or mean"
    if all(name in meter.items or name in earlier for name in (*score.items, *score.scores)):
        yield from RULES.get(score.rule.kind, _nothing)(meter, score, earlier)


COMPLETE = ("sum", "profile", "value_set", "any", "all")


def _there(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    for key, names in (("items", score.items), ("scores", score.scores)):
        if len(set(names)) < len(names):
            yield key, "an input is here twice", "list each once"
    for name in score.items:
        item = meter.items.get(name)
        if item is None:
            yield "items", f"there is no item {name!r}", "correct the id"
        elif not item.scored:
            yield "items", f"{name} is marked scored: false", "remove it here or score it"
    for name in score.scores:
        if name not in earlier:
            yield "scores", f"{name!r} is not an earlier score", "a score can only be made of those before it"
    yield from _looked_at(meter, score)


def _looked_at(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    """Problems of items that a score does not add up but needs all the same."""
    for name in set(items_behind(meter.structure, score)) - set(score.items):
        if name not in meter.items:
            yield "rule", f"there is no item {name!r}", "correct the id"
        elif meter.items[name].kind in WORDS:
            yield "rule", f"{name} is a {meter.items[name].kind}", "use an item with codes or numbers"


def _nothing(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    return iter(())


def _conditions(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    conditions: tuple[Condition, ...] = getattr(score.rule, "conditions", ())
    if score.items or score.scores:
        yield "rule", "the conditions name their items and scores themselves", "remove items and scores"
    for condition in conditions:
        if condition.score is not None and condition.score not in earlier:
            yield "rule", f"{condition.score!r} is not an earlier score", "use one that comes before"
        elif condition.item in meter.items:
            yield from tested(meter, meter.items[condition.item], condition, "rule")


def _count(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    for name in getattr(score.rule, "other", {}):
        if name not in score.inputs:
            yield "rule", f"other names {name!r}, which is not an input", "correct the id"


def _weights(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    rule = score.rule
    if rule.kind not in ("weighted_sum", "weighted_mean"):
        return
    for weights in [rule.weights] if rule.weights is not None else (rule.choices or {}).values():
        if set(weights) != set(score.inputs):
            yield "rule", "the weights do not name exactly the inputs", "give each input its weight"
    if rule.chosen_by in meter.items:
        codes = codes_of(meter, meter.items[rule.chosen_by])
        if set(rule.choices or {}) != set(codes):
            yield "rule", f"the choices are not the codes of {rule.chosen_by}", f"give weights for each of {codes}"


def _levels(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    for name in score.items:
        codes = codes_of(meter, meter.items[name])
        if not codes or not set(codes) <= set(range(1, 10)):
            yield "items", f"{name}: a profile needs levels 1-9", "use a choice with such codes"


def _value_set(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    name = score.rule.value_set if score.rule.kind == "value_set" else ""
    table = meter.structure.value_sets.get(name)
    if table is None:
        known = ", ".join(meter.structure.value_sets) or "none"
        yield "rule", f"there is no value set {name!r}", f"add it under value_sets, or name one of: {known}"
        return
    if set(table.decrements) != set(score.items):
        yield "rule", f"the value set {name} is not about these items", "let both name the same items"
        return
    for item, decrements in table.decrements.items():
        levels = set(codes_of(meter, meter.items[item])) - {1}
        if set(decrements) != levels:
            listed = ", ".join(map(str, sorted(levels)))
            yield "rule", f"{name}: {item} has no decrement for every level", f"give one for each of {listed}"
    for product in table.products:
        if unknown := set(product.items) - set(table.decrements):
            yield "rule", f"{name}: a product names {sorted(unknown)[0]!r}", "use items of the value set"


def _goals(meter: Meter, score: ScoreDefinition, earlier: set[str]) -> Iterator[Finding]:
    weights = score.rule.weights if score.rule.kind == "goal_attainment" else ()
    copies = copy_numbers(meter.structure.groups)
    if weights and len(weights) != len(score.inputs):
        yield "rule", "there are not as many weights as goals", "name one weight for each input, in their order"
    for weight, goal in zip(weights, score.inputs, strict=False):
        if {weight, goal} <= copies.keys() and copies[weight] != copies[goal]:
            yield "rule", f"{goal} would be weighed by {weight}, which is of another goal", "let both have one number"


RULES = {
    "any": _conditions,
    "all": _conditions,
    "count": _count,
    "weighted_sum": _weights,
    "weighted_mean": _weights,
    "profile": _levels,
    "value_set": _value_set,
    "goal_attainment": _goals,
}
