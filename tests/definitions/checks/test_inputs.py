"""Inputs that are not there, or that a rule can't work with, are refused."""

from pathlib import Path

import pytest

from tests.definitions.checks.broken_example import assert_said

BROKEN = {
    "score of a later one": (
        "composite",
        "scores: [first, second], range: [0, 9]",
        "scores: [first, weighted], range: [0, 9]",
        "is not an earlier score",
    ),
    "score twice": (
        "composite",
        "scores: [first, second], range: [0, 9]",
        "scores: [first, first], range: [0, 9]",
        "here twice",
    ),
    "weights of others": (
        "composite",
        "weights: {first: 1, second: 3}",
        "weights: {first: 1, third: 3}",
        "do not name exactly the inputs",
    ),
    "half a profile": ("profile-string", "rule: profile,", "rule: profile, minimum_answered: 2,", "another score"),
    "levels that are no digits": ("profile-string", "[1, 2, 3, 4, 5]", "[1, 2, 3, 4, 10]", "needs levels 1-9"),
    "conditions and items": (
        "count-any-all",
        "any, conditions: [{item: a, at_least: 2}, {item: b, at_least: 2}]},",
        "any, conditions: [{item: a, at_least: 2}, {item: b, at_least: 2}]}, items: [c],",
        "name their items",
    ),
    "condition on no code": ("count-any-all", "{item: b, at_least: 2}", "{item: b, any_of: [7]}", "not a code of b"),
    "condition on nothing": (
        "count-any-all",
        "{item: b, at_least: 2}",
        "{item: x, at_least: 2}",
        "there is no item 'x'",
    ),
    "condition on a later score": (
        "count-any-all",
        "{score: core, at_least: 1}",
        "{score: pattern, at_least: 1}",
        "is not an earlier score",
    ),
    "threshold of nothing": ("threshold", "other: {c: 1}", "other: {d: 1}", "is not an input"),
    "chosen by nothing": ("weights", "chosen_by: job", "chosen_by: jab", "there is no item 'jab'"),
    "a choice without weights": ("weights", "        3: {body: 1, mind: 1}\n", "", "not the codes of job"),
    "a choice with half its weights": ("weights", "3: {body: 1, mind: 1}", "3: {body: 1}", "do not name exactly"),
    "no such value set": ("value-set", "value_set: made-up", "value_set: made-down", "there is no value set"),
    "a level without a decrement": ("value-set", ", 5: 0.4}", "}", "no decrement for every level"),
    "a set about other items": ("value-set", "      b: {2: 0.06", "      c: {2: 0.06", "is not about these items"),
    "a product of others": ("value-set", "{a: [4, 5], b: [4, 5]}", "{a: [4, 5], z: [4, 5]}", "a product names 'z'"),
    "fewer weights than goals": (
        "goal-attainment",
        "weights: [weight_1, weight_2]",
        "weights: [weight_1]",
        "not as many weights",
    ),
    "words as a weight": (
        "goal-attainment",
        "{id: weight_2, kind: rating, minimum: 1, maximum: 3, scored: false}",
        "{id: weight_2, kind: text, scored: false}",
        "weight_2 is a text",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused(name: str, tmp_path: Path) -> None:
    assert_said(tmp_path, *BROKEN[name])
