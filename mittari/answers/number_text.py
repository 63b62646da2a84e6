"""Numbers as people and programs write them in answer files."""

import re

NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,25})?", re.ASCII)


def decimal_number(text: str) -> float:
    """The number in a text such as `3` or `3.5`; raises ValueError if there is anything else in it."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        comma = stripped.count(",") == 1 and NUMBER.fullmatch(stripped.replace(",", "."))
        raise ValueError("a decimal comma; write a decimal point" if comma else "not a number")
    return float(stripped)


def whole_number(text: str) -> int:
    """The whole number in a text such as `3` or `3.0`; raises ValueError otherwise."""
    number = decimal_number(text)
    if number != int(number):
        raise ValueError("not a whole number")
    return int(number)
