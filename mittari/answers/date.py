"""A calendar date of a background question."""

import datetime

from mittari.definitions.item import Coding, Item


def parse(item: Item, coding: Coding | None, text: str) -> str:
    """The date in a text as YYYY-MM-DD; raises ValueError with the form asked for."""
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise ValueError("not a date like 2026-03-31") from None
