"""A number of a background question, whole or decimal."""

from mittari.answers.number_text import decimal_number
from mittari.definitions.item import SMALLEST_CODE, Coding, Item


def parse(item: Item, coding: Coding | None, text: str) -> float:
    """The number in a text; raises ValueError with the range."""
    number = decimal_number(text)
    low = item.minimum if item.minimum is not None else SMALLEST_CODE
    if number < low:
        raise ValueError(f"below {low}")
    if item.maximum is not None and number > item.maximum:
        raise ValueError(f"above {item.maximum}")
    return number
