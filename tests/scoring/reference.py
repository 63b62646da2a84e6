"""A slow scorer, written from what the keys of instrument.yaml mean: plain loops over one form, no arrays."""

import math
from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist
from typing import Any

Form = dict[str, float | None]
"""Code by item id, those of non-answers too (below -100); None where nothing is known."""
Found = tuple[float | None, int]
Tree = dict[str, Any]
NOT_ASKED, NOT_APPLICABLE = -125, -126


def score_form(tree: Tree, form: Form) -> dict[str, Found]:
    """Each score's value (None where the rule is not met) and how many of its inputs were answered."""
    found: dict[str, Found] = {}
    for score in tree["scores"]:
        found[score["id"]] = _score(tree, score, form, found)
    if _is_discarded(tree, form):
        return {name: (None, answered) for name, (_, answered) in found.items()}
    return found


def items_of(tree: Tree) -> list[Tree]:
    """The items with the copies of repeated ones, each under its own number."""
    items = list(tree.get("items", []))
    for group in tree.get("groups", []):
        names = [item["id"] for item in group["items"]]
        for number in range(1, group["maximum"] + 1):
            for item in group["items"]:
                condition = dict(item.get("show_if", {"item": group["count"], "at_least": number}))
                if condition["item"] in names:
                    condition["item"] += f"_{number}"
                items.append({**item, "id": f"{item['id']}_{number}", "show_if": condition})
    return items


def codes_of(tree: Tree, item: Tree) -> list[int]:
    """The codes an item can have; of ticked options every combination as one number."""
    if item["kind"] == "multichoice":
        return list(range(2 ** len(tree["codings"][item["coding"]]["codes"])))
    if "coding" in item:
        return list(tree["codings"][item["coding"]]["codes"])
    return list(range(item["minimum"], item["maximum"] + 1))


def _score(tree: Tree, score: Tree, form: Form, earlier: dict[str, Found]) -> Found:
    rule = score["rule"] if isinstance(score["rule"], dict) else {"kind": score["rule"]}
    if rule["kind"] in ("any", "all"):
        raw, answered = _by_conditions(tree, rule, form, earlier)
    else:
        inputs: dict[str, float | None] = {
            name: _value(tree, _item(tree, name), form) for name in score.get("items", [])
        }
        inputs |= {name: earlier[name][0] for name in score.get("scores", [])}
        answered = sum(value is not None for value in inputs.values())
        raw = RULES[rule["kind"]](tree, rule, inputs, _needed(score, len(inputs)), form)
        if rule["kind"] == "weighted_sum" and _weights(tree, rule, form) is None:
            answered = 0
        if rule["kind"] == "goal_attainment":
            answered = len(_goals_told(tree, rule, inputs, form))
    for step in score.get("transform", []):
        raw = None if raw is None else _move(tree, step, raw, form)
    if raw is not None and "decimals" in score:
        raw = round(raw, score["decimals"])
    return raw, answered


def _needed(score: Tree, size: int) -> int | None:
    written = score.get("minimum_answered")
    if written is None:
        return None
    return math.ceil(int(written[:-1]) * size / 100) if isinstance(written, str) else int(written)


def _there(inputs: dict[str, float | None]) -> list[float]:
    return [value for value in inputs.values() if value is not None]


def _enough(inputs: dict[str, float | None], needed: int | None) -> bool:
    there = _there(inputs)
    return bool(there) and len(there) >= (len(inputs) if needed is None else needed)


def _sum(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    return float(sum(_there(inputs))) if _enough(inputs, None) else None


def _mean(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    return sum(_there(inputs)) / len(_there(inputs)) if _enough(inputs, needed) else None


def _prorated(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    mean = _mean(tree, rule, inputs, needed, form)
    return None if mean is None else mean * len(inputs)


def _count(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    if not _enough(inputs, needed):
        return None
    limits = {name: rule.get("other", {}).get(name, rule["at_least"]) for name in inputs}
    return float(sum(value is not None and value >= limits[name] for name, value in inputs.items()))


def _lowest(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    return min(_there(inputs)) if _enough(inputs, needed) else None


def _highest(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    return max(_there(inputs)) if _enough(inputs, needed) else None


def _profile(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    return float("".join(str(int(value)) for value in _there(inputs))) if _enough(inputs, None) else None


def _weights(tree: Tree, rule: Tree, form: Form) -> dict[str, float] | None:
    if "weights" in rule:
        return dict(rule["weights"])
    code = _code(tree, _item(tree, rule["chosen_by"]), form)
    return None if code is None else dict(rule["choices"][int(code)])


def _weighted_sum(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    weights = _weights(tree, rule, form)
    if weights is None or not _enough(inputs, needed):
        return None
    return float(sum(value * weights[name] for name, value in inputs.items() if value is not None))


def _weighted_mean(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    weights, total = _weights(tree, rule, form), _weighted_sum(tree, rule, inputs, needed, form)
    if weights is None or total is None:
        return None
    return total / sum(weights[name] for name, value in inputs.items() if value is not None)


def _pomp(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    above = possible = 0.0
    applying = 0
    for name, value in inputs.items():
        low, high = _ends(tree, name)
        applying += _applies(tree, name, form)
        if value is not None:
            above, possible = above + value - low, possible + high - low
    answered = len(_there(inputs))
    met = answered == applying or (needed is not None and answered >= needed)
    return 100 * above / possible if met and answered else None


def _value_set(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    if not _enough(inputs, None):
        return None
    table = tree["value_sets"][rule["value_set"]]
    severe = sum(level >= 4 for level in inputs.values())
    minus = [table["decrements"][name].get(int(level), 0) for name, level in inputs.items()]
    minus.append(table.get("any_above_1", 0) * any(level > 1 for level in inputs.values()))
    minus.append(table.get("any_4", 0) * (severe > 0))
    minus.append(table.get("any_5", 0) * any(level == 5 for level in inputs.values()))
    minus += [table.get("count_45_squared", 0)] * max(severe - 1, 0) ** 2
    for product in table.get("products", []):
        minus.append(product["value"] * all(inputs[name] in levels for name, levels in product["items"].items()))
    index = Decimal(str(table["start"])) - sum(Decimal(str(one)) for one in minus)
    return float(index.quantize(Decimal(1).scaleb(-table.get("decimals", 3)), ROUND_HALF_UP))


def _goals(tree: Tree, rule: Tree, inputs: Any, needed: Any, form: Form) -> float | None:
    goals = _goals_told(tree, rule, inputs, form)
    spread = sum(w * w for w, _ in goals) * 0.7 + 0.3 * sum(w for w, _ in goals) ** 2
    return 50 + 10 * sum(w * x for w, x in goals) / math.sqrt(spread) if len(goals) >= (needed or 1) else None


def _goals_told(tree: Tree, rule: Tree, inputs: Any, form: Form) -> list[tuple[float, float]]:
    names = rule.get("weights") or [None] * len(inputs)
    goals = []
    for level, name in zip(inputs.values(), names, strict=True):
        weight = 1.0 if name is None else _value(tree, _item(tree, name), form)
        if level is not None and weight is not None:
            goals.append((weight, level))
    return goals


RULES = {
    "sum": _sum,
    "mean": _mean,
    "prorated_sum": _prorated,
    "count": _count,
    "minimum": _lowest,
    "maximum": _highest,
    "profile": _profile,
    "weighted_sum": _weighted_sum,
    "weighted_mean": _weighted_mean,
    "pomp": _pomp,
    "value_set": _value_set,
    "goal_attainment": _goals,
}


def _by_conditions(tree: Tree, rule: Tree, form: Form, earlier: dict[str, Found]) -> Found:
    told = []
    for condition in rule["conditions"]:
        if "score" in condition:
            told.append(_holds(tree, condition, earlier[condition["score"]][0], None))
        else:
            item = _item(tree, condition["item"])
            told.append(_holds(tree, condition, _code(tree, item, form), item))
    decisive = rule["kind"] == "any"
    known = sum(one is not None for one in told)
    if decisive in told:
        return float(decisive), known
    return (float(not decisive) if known == len(told) else None), known


def _holds(tree: Tree, condition: Tree, value: float | None, item: Tree | None) -> bool | None:
    if value is None:
        return None
    if "any_of" not in condition:
        return bool(condition.get("at_least", value) <= value <= condition.get("at_most", value))
    if item and item["kind"] == "multichoice":
        return any(code in condition["any_of"] for code in _ticked(tree, item, value))
    return value in condition["any_of"]


def _move(tree: Tree, step: Tree, raw: float, form: Form) -> float | None:
    if step["kind"] == "lookup":
        return float(tree["tables"][step["table"]]["rows"][raw])
    if step["kind"] == "bins":
        return float(next(points for start, points in reversed(step["starts"].items()) if raw >= start))
    if step["kind"] == "norm":
        return _against_norm(tree, step, raw, form)
    (low, high), (new_low, new_high) = step["from"], step["to"]
    return float(new_low + (raw - low) / (high - low) * (new_high - new_low))


def _against_norm(tree: Tree, step: Tree, raw: float, form: Form) -> float | None:
    table = tree["norm_tables"][step["table"]]
    gender, age = (_code(tree, _item(tree, table[key]), form) if key in table else None for key in ("gender", "age"))
    for row in table["rows"]:
        fits = row.get("gender", gender) == gender
        if "age_from" in row:
            fits = fits and age is not None and row["age_from"] <= math.floor(age) <= row["age_to"]
        if fits:
            z = (raw - row["mean"]) / row["sd"]
            return float({"z": z, "t": 50 + 10 * z, "percentile": 100 * NormalDist().cdf(z)}[step["to"]])
    return None


def _item(tree: Tree, name: str) -> Tree:
    return next(item for item in items_of(tree) if item["id"] == name)


def _is_asked(tree: Tree, item: Tree, form: Form) -> bool:
    condition = item.get("show_if")
    if condition is None or "score" in condition:
        return True
    other = _item(tree, condition["item"])
    return _holds(tree, condition, _code(tree, other, form), other) is True


def _code(tree: Tree, item: Tree, form: Form) -> float | None:
    code = form.get(item["id"])
    return code if code is not None and code >= -100 and _is_asked(tree, item, form) else None


def _applies(tree: Tree, name: str, form: Form) -> bool:
    return form.get(name) not in (NOT_ASKED, NOT_APPLICABLE) and _is_asked(tree, _item(tree, name), form)


def _is_discarded(tree: Tree, form: Form) -> bool:
    if "maximum_missing" not in tree:
        return False
    scored = [item for item in items_of(tree) if item.get("scored", True) and _applies(tree, item["id"], form)]
    missing = sum(_code(tree, item, form) is None for item in scored)
    return missing * 100 > int(tree["maximum_missing"].removesuffix("%")) * len(scored)


def _ticked(tree: Tree, item: Tree, bits: float) -> list[int]:
    codes = tree["codings"][item["coding"]]["codes"]
    return [code for place, code in enumerate(codes) if int(bits) // 2**place % 2]


def _plain_value(tree: Tree, item: Tree, code: float) -> float | None:
    if item["kind"] == "multichoice":
        ticked = _ticked(tree, item, code)
        if item["ticked"] == "count":
            return len(ticked)
        return (min if item["ticked"] == "lowest" else max)(ticked) if ticked else None
    return code


def _recoded(tree: Tree, item: Tree, code: float) -> float | None:
    value = _plain_value(tree, item, code)
    return item["recode"][value] if item.get("recode") and value is not None else value


def _ends(tree: Tree, name: str) -> tuple[float, float]:
    for score in tree["scores"]:
        if score["id"] == name:
            return tuple(score["range"])
    item = _item(tree, name)
    possible = [_recoded(tree, item, code) for code in codes_of(tree, item)]
    known = [value for value in possible if value is not None]
    return min(known), max(known)


def _value(tree: Tree, item: Tree, form: Form) -> float | None:
    code = _code(tree, item, form)
    value = None if code is None else _recoded(tree, item, code)
    if value is None or not item.get("reverse", False):
        return None if value is None else float(value)
    low, high = _ends(tree, item["id"])
    return float(low + high - value)
