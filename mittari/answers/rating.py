"""A whole number between two anchors, for example 0-10."""

from mittari.answers.number_text import whole_number
from mittari.definitions.item import Coding, Item


def parse(item: Item, coding: Coding | None, text: str) -> int:
    """The rating in a text; raises ValueError with the range."""
    rating = whole_number(text)
    low, high = item.minimum or 0, item.maximum if item.maximum is not None else 10
    if not low <= rating <= high:
        raise ValueError(f"outside {low}-{high}")
    return rating
