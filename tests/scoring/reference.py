"""A slow scorer, written from what the keys of instrument.yaml mean: plain loops over one form, no arrays."""

from typing import Any

Form = dict[str, float | None]
"""Code by item id; None for every way of not answering."""
Scores = dict[str, tuple[float | None, int]]


def score_form(tree: dict[str, Any], form: Form) -> Scores:
    """Each score's value (None where the rule is not met) and how many of its items were answered."""
    return {score["id"]: _score(tree, score, form) for score in tree["scores"]}


def _score(tree: dict[str, Any], score: dict[str, Any], form: Form) -> tuple[float | None, int]:
    values = []
    for name in score["items"]:
        value = _value(tree, _item(tree, name), form)
        if value is not None:
            values.append(value)
    needed = score.get("minimum_answered", len(score["items"]))
    if score["rule"] == "sum":
        needed = len(score["items"])
    if len(values) < needed or not values:
        return None, len(values)
    raw = float(sum(values))
    if score["rule"] == "mean":
        raw = raw / len(values)
    if score["rule"] == "prorated_sum":
        raw = raw / len(values) * len(score["items"])
    for step in score.get("transform", []):
        raw = _move(tree, step, raw)
    return raw, len(values)


def _move(tree: dict[str, Any], step: dict[str, Any], raw: float) -> float:
    if step["kind"] == "lookup":
        return float(tree["tables"][step["table"]]["rows"][raw])
    (low, high), (new_low, new_high) = step["from"], step["to"]
    return float(new_low + (raw - low) / (high - low) * (new_high - new_low))


def _item(tree: dict[str, Any], name: str) -> dict[str, Any]:
    for item in tree["items"]:
        if item["id"] == name:
            return dict(item)
    raise KeyError(name)


def _is_asked(tree: dict[str, Any], item: dict[str, Any], form: Form) -> bool:
    condition = item.get("show_if")
    if condition is None:
        return True
    other = _item(tree, condition["item"])
    code = form.get(other["id"])
    if code is None or not _is_asked(tree, other, form):
        return False
    if "any_of" in condition:
        return code in condition["any_of"]
    return bool(condition.get("at_least", code) <= code <= condition.get("at_most", code))


def codes_of(tree: dict[str, Any], item: dict[str, Any]) -> list[int]:
    """The codes an item can have."""
    if "coding" in item:
        return list(tree["codings"][item["coding"]]["codes"])
    return list(range(item["minimum"], item["maximum"] + 1))


def _value(tree: dict[str, Any], item: dict[str, Any], form: Form) -> float | None:
    code = form.get(item["id"])
    if code is None or not _is_asked(tree, item, form):
        return None
    recode = item.get("recode")
    value = recode[code] if recode else code
    if not item.get("reverse", False):
        return float(value)
    possible = [recode[other] if recode else other for other in codes_of(tree, item)]
    return float(min(possible) + max(possible) - value)
