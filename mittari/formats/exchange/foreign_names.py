"""Ids of items in the narrower spelling of another program, each different from the others."""

import re
from collections.abc import Iterable

from mittari.definitions.item import Item


def foreign_names(items: Iterable[Item], unwanted: str, longest: int, reserved: frozenset[str]) -> dict[str, str]:
    """A name for each item: its id without what matches `unwanted`; no two are alike, even in small letters."""
    names: dict[str, str] = {}
    taken = set(reserved)
    for item in items:
        start = spelled(item.id, unwanted, longest)
        ways = [start, *(f"{start[: longest - 3]}{number}" for number in range(2, len(taken) + 3))]
        names[item.id] = next(way for way in ways if way.lower() not in taken)
        taken.add(names[item.id].lower())
    return names


def spelled(name: str, unwanted: str, longest: int) -> str:
    """The name without what matches `unwanted`."""
    return re.sub(unwanted, "", name)[:longest]


def is_name_of(item: str, foreign: str, unwanted: str, longest: int) -> bool:
    """Whether a foreign name can have been made of an item's id."""
    start = spelled(item, unwanted, longest)
    return (
        re.fullmatch(rf"({re.escape(start)}|{re.escape(start[: longest - 3])}\d+)", foreign, re.IGNORECASE) is not None
    )
