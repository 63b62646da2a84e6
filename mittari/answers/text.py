"""Free text: personal data, never scored, never in a snapshot, a log or an export of figures."""

from mittari.definitions.item import Coding, Item

MAX_CHARACTERS = 4_000


def parse(item: Item, coding: Coding | None, text: str) -> str:
    """The text without blanks around it; raises ValueError if it is too long or holds a NUL."""
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"longer than {MAX_CHARACTERS} characters")
    if "\x00" in text or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise ValueError("holds characters that are not text")
    return text.strip()
