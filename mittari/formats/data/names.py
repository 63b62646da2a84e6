"""Names of columns: each once, and as a format allows them."""

import re
from collections.abc import Collection, Iterable


def each_once(names: Iterable[str], longest: int | None = None) -> list[str]:
    """The names in their order, with _2, _3 ... at the end of those that are taken, be it in another case."""
    taken: set[str] = set()
    found = []
    for name in names:
        new, number = name[:longest], 1
        while new.casefold() in taken:
            number += 1
            end = f"_{number}"
            new = name[: longest - len(end) if longest else None] + end
        taken.add(new.casefold())
        found.append(new)
    return found


def fitted(names: Iterable[str], longest: int, reserved: Collection[str]) -> list[str]:
    """The names as statistics programs take them: letters, digits and underscores, short, no word of the program's."""
    return each_once([_fitted(name, reserved)[:longest] for name in names], longest)


def _fitted(name: str, reserved: Collection[str]) -> str:
    plain = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return f"v_{plain}" if not plain[:1].isalpha() or plain.lower() in reserved else plain
