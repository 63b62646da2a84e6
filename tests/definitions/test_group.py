"""Copies of repeated questions are ordinary items, hang together among themselves, and take the text given once."""

from typing import Any

import pytest

from mittari.definitions.group import ItemGroup, copy_numbers, place_of_item, with_repeated_items, with_repeated_texts
from mittari.definitions.texts import ItemText

GROUP: dict[str, Any] = {
    "id": "goal",
    "count": "goals",
    "maximum": "2",
    "items": [
        {"id": "name", "kind": "text", "scored": "false"},
        {"id": "weighed", "kind": "rating", "minimum": "0", "maximum": "1"},
        {
            "id": "weight",
            "kind": "rating",
            "minimum": "1",
            "maximum": "3",
            "show_if": {"item": "weighed", "any_of": ["1"]},
        },
        {"id": "now", "kind": "rating", "minimum": "0", "maximum": "9", "show_if": {"item": "asked", "any_of": ["1"]}},
    ],
}
NOT_NUMBERS: list[Any] = ["²", "1e9", "-2", "999", None, []]


def copies() -> dict[str, dict[str, Any]]:
    tree = with_repeated_items({"items": [{"id": "goals"}], "groups": [GROUP]})
    return {item["id"]: item for item in tree["items"]}


def test_copies_come_after_the_items_one_thing_after_the_other() -> None:
    assert list(copies()) == [
        "goals",
        *(f"{name}_{n}" for n in (1, 2) for name in ("name", "weighed", "weight", "now")),
    ]


def test_a_copy_is_asked_when_the_count_says_so() -> None:
    assert copies()["name_2"]["show_if"] == {"item": "goals", "at_least": "2"}


def test_questions_of_one_copy_hang_on_each_other_and_on_others_outside() -> None:
    assert copies()["weight_2"]["show_if"] == {"item": "weighed_2", "any_of": ["1"]}
    assert copies()["now_2"]["show_if"] == {"item": "asked", "any_of": ["1"]}
    assert GROUP["items"][2]["show_if"]["item"] == "weighed"


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        {"items": "x", "groups": [GROUP]},
        {"items": [], "groups": [{"maximum": "2"}, "x", None]},
        *({"items": [], "groups": [GROUP | {"maximum": maximum}]} for maximum in NOT_NUMBERS),
    ],
)
def test_what_is_not_in_order_is_left_to_the_schema(tree: Any) -> None:
    assert with_repeated_items(tree) == tree


def test_a_text_given_once_serves_every_copy() -> None:
    group = ItemGroup.model_validate(GROUP)
    texts = {
        "name": ItemText(question="Goal {n}?"),
        "now_1": ItemText(question="Special"),
        "now": ItemText(question="Now?"),
    }
    found = {key: text.question for key, text in with_repeated_texts(texts, (group,)).items()}
    assert found == {"name_1": "Goal 1?", "name_2": "Goal 2?", "now_1": "Special", "now_2": "Now?"}


@pytest.mark.parametrize("wrong", [{"id": ["x"]}, {"id": None}, {}, {"id": "x", "show_if": {"item": ["y"]}}])
def test_an_item_that_is_not_in_order_is_left_to_the_schema(wrong: dict[str, Any]) -> None:
    group = GROUP | {"items": [{"id": "name"}, wrong]}
    copies = with_repeated_items({"items": [], "groups": [group]})["items"]
    assert [item["id"] for item in copies] == (
        ["name_1", "x_1", "name_2", "x_2"] if wrong.get("id") == "x" else ["name_1", "name_2"]
    )


def test_a_copy_stands_in_its_group() -> None:
    tree = {"items": [{"id": "goals"}], "groups": [GROUP, GROUP]}
    places = [place_of_item(tree, number) for number in range(1 + 2 * 8)]
    group = [("groups", 0, "items", number) for number in range(4)]
    assert places[:9] == [("items", 0), *group, *group]
    assert places[-1] == ("groups", 1, "items", 3)


def test_each_copy_has_its_group_and_its_number() -> None:
    found = copy_numbers((ItemGroup.model_validate(GROUP),))
    assert found["weight_1"] == ("goal", 1)
    assert found["now_2"] == ("goal", 2)
    assert len(found) == 8
