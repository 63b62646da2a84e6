"""Names of other programs turned into names that a meter may use, each only once."""

import re
import unicodedata

LONGEST = 64
ITEM = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
LOWER = re.compile(r"(?=.{1,64}$)[a-z][a-z0-9]*([-_][a-z0-9]+)*")


def meter_id(text: str) -> str:
    """A meter's id made of a title or a file's name: `My Own Scale (v2)` becomes `my-own-scale-v2`."""
    words = re.findall(r"[a-z0-9]+", _plain(text).lower())
    name = "-".join(words)[: LONGEST - 2].strip("-")
    return name if name[:1].isalpha() else f"m-{name}".strip("-")


class Names:
    """Gives out names: the same foreign name always gets the same one, and no two get one.

    A foreign name that fits `allowed` stays as it is; another is made of its letters and digits, after `prefix` if it
    starts with a digit.
    """

    def __init__(self, allowed: re.Pattern[str], prefix: str):
        self._allowed, self._prefix = allowed, prefix
        self._by_foreign: dict[str, str] = {}

    def name(self, foreign: str) -> str:
        """The name for a foreign one."""
        if foreign not in self._by_foreign:
            self._by_foreign[foreign] = self._free(foreign)
        return self._by_foreign[foreign]

    def changed(self) -> dict[str, str]:
        """The foreign names that could not stay as they were, with the names they got."""
        return {foreign: name for foreign, name in self._by_foreign.items() if foreign != name}

    def _free(self, foreign: str) -> str:
        taken = set(self._by_foreign.values())
        name = foreign if self._allowed.fullmatch(foreign) else self._made_of(foreign)
        if name not in taken:
            return name
        name = name[: LONGEST - 6].rstrip("_-")
        return next(f"{name}_{number}" for number in range(2, len(taken) + 3) if f"{name}_{number}" not in taken)

    def _made_of(self, foreign: str) -> str:
        plain = _plain(foreign)
        text = plain.lower() if self._allowed is LOWER else plain
        name = "_".join(re.findall(r"[A-Za-z0-9]+", text))
        name = name if name[:1].isalpha() else f"{self._prefix}{name}"
        return name[: LONGEST - 6].rstrip("_")


def item_names() -> Names:
    """Names for items: letters, digits and underscores, starting with a letter."""
    return Names(ITEM, "q")


def coding_names() -> Names:
    """Names for codings: small letters and digits with single hyphens or underscores."""
    return Names(LOWER, "c")


def _plain(text: str) -> str:
    """The text with accents taken off, so that `kyllä` stays readable as `kylla`."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
