"""From inputs (values of items, earlier scores) to a raw score: one rule a file."""

from collections.abc import Callable
from typing import Any

from mittari.definitions.rules import Rule
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules import (
    conditions,
    count,
    extremes,
    goal_attainment,
    mean,
    pomp,
    profile,
    prorated_sum,
    sum,
    value_set,
    weighted_mean,
    weighted_sum,
)
from mittari.scoring.rules.adding import Additive, Raw, add_up, only_where_met

ADDITIVE: dict[str, Additive] = {
    "sum": sum.RULE,
    "mean": mean.RULE,
    "prorated_sum": prorated_sum.RULE,
    "count": count.RULE,
    "weighted_sum": weighted_sum.FIXED,
}
RULES: dict[str, Callable[[Any, ScoreDefinition, Given], Raw]] = {
    "pomp": pomp.rule,
    "minimum": extremes.lowest,
    "maximum": extremes.highest,
    "profile": profile.rule,
    "any": conditions.some,
    "all": conditions.every,
    "weighted_sum": weighted_sum.rule,
    "weighted_mean": weighted_mean.rule,
    "value_set": value_set.rule,
    "goal_attainment": goal_attainment.rule,
}


def additive(rule: Rule) -> Additive | None:
    """How a rule adds up, or None if it does not, or adds with weights that another answer chooses."""
    return None if getattr(rule, "chosen_by", None) else ADDITIVE.get(rule.kind)


def raw_score(score: ScoreDefinition, given: Given) -> Raw:
    """The raw score of each form before any transform, and how many of its inputs were answered."""
    adding = additive(score.rule)
    if adding is None:
        return RULES[score.rule.kind](score.rule, score, given)
    added = [adding.contribution(score.rule, name, given.value(name)) for name in score.inputs]
    total, answered = add_up(added)
    raw = adding.finish(total, answered, len(score.inputs))
    return only_where_met(raw, answered, score.least_answered), answered
