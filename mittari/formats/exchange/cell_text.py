"""Texts in cells that a spreadsheet may open: none may run as a formula, and each comes back as it was."""

from mittari.formats.spreadsheet import FORMULA_STARTS, disarmed


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it, or where it starts like such a guard."""
    return f"'{text}" if _looks_guarded(text) else disarmed(text)


def unguarded(text: str) -> str:
    """The text without that apostrophe."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS)
