"""Items that are answered again for each of several things, for example the goals that somebody has set.

The copies are ordinary items with a number after their id, so that forms, files and stores need not know of groups.
"""

import copy
import re
from typing import Annotated, Any

from pydantic import Field

from mittari.definitions.item import Item
from mittari.definitions.model import Definition, Id, ItemId

MOST_COPIES = 20


class ItemGroup(Definition):
    """`items` are there `maximum` times; copy n (`goal_n`) is asked when the answer to `count` is n or more."""

    id: Id
    count: ItemId
    maximum: Annotated[int, Field(ge=2, le=MOST_COPIES)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


def with_repeated_items(tree: Any) -> Any:
    """An instrument's tree with the numbered copies of its groups after its items; what is not in order stays."""
    if (
        not isinstance(tree, dict)
        or not isinstance(tree.get("groups"), list)
        or not isinstance(tree.get("items"), list)
    ):
        return tree
    copies = [item for group in tree["groups"] for item in _copies(group)]
    return {**tree, "items": [*tree["items"], *copies]}


def _copies(group: Any) -> list[dict[str, Any]]:
    items = group.get("items") if isinstance(group, dict) else None
    maximum = str(group.get("maximum")) if isinstance(group, dict) else ""
    if not isinstance(items, list) or not re.fullmatch("[1-9][0-9]?", maximum) or not 2 <= int(maximum) <= MOST_COPIES:
        return []
    whole = [item for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]
    names = [item["id"] for item in whole]
    return [_numbered(item, number, names, group) for number in range(1, int(maximum) + 1) for item in whole]


def _numbered(item: dict[str, Any], number: int, names: list[str], group: dict[str, Any]) -> dict[str, Any]:
    new = copy.deepcopy(item) | {"id": f"{item['id']}_{number}"}
    condition = new.get("show_if")
    if isinstance(condition, dict) and condition.get("item") in names:
        condition["item"] = f"{condition['item']}_{number}"
    elif condition is None:
        new["show_if"] = {"item": group.get("count"), "at_least": str(number)}
    return new


def copy_numbers(groups: tuple[ItemGroup, ...]) -> dict[str, tuple[str, int]]:
    """By item id, the group that the item is a copy of and the copy's number."""
    return {
        f"{item.id}_{number}": (group.id, number)
        for group in groups
        for number in range(1, group.maximum + 1)
        for item in group.items
    }


def place_of_item(tree: Any, number: int) -> tuple[str | int, ...]:
    """Where the item of this number stands in the file: among the items, or in the group that it is a copy of."""
    number -= len(tree["items"])
    if number < 0:
        return "items", number + len(tree["items"])
    for place, group in enumerate(tree["groups"]):
        copies = len(group["items"]) * int(group["maximum"])
        if number < copies:
            return "groups", place, "items", number % len(group["items"])
        number -= copies
    return ("groups",)


def with_repeated_texts(texts: dict[str, Any], groups: tuple[ItemGroup, ...]) -> dict[str, Any]:
    """The wording of items with that of every copy: a text given once serves all, with its number for `{n}`."""
    found = dict(texts)
    for group in groups:
        for item in group.items:
            text = found.pop(item.id, None)
            for number in range(1, group.maximum + 1):
                if text is not None:
                    found.setdefault(f"{item.id}_{number}", _with_number(text, number))
    return found


def _with_number(text: Any, number: int) -> Any:
    words = {key: word.replace("{n}", str(number)) if isinstance(word, str) else word for key, word in text}
    return text.model_copy(update=words)
