"""Languages by their names, as people head the columns of a sheet: `Finnish (fi)`, `Suomi` or just `fi`."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from mittari.formats.exchange.languages import LANGUAGE

TAGGED = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)\s*\)\s*")
COMMON = "ar bn da de el en es et fa fi fr he hi hu it ja ko ku lt lv nb ne nl no pl ps pt ro ru se so sq sv sw th"
COMMON += " ti tr uk ur vi zh"


def tag_of(name: str) -> str | None:
    """The tag of a language named in one of the usual ways, or None if it can't be told."""
    tagged = TAGGED.fullmatch(name)
    text = (tagged[1] if tagged else name.strip()).replace("_", "-")
    first, *rest = text.split("-")
    tag = "-".join([first.lower(), *rest])
    if LANGUAGE.fullmatch(tag) and (tagged or _is_language(first.lower())):
        return tag
    return _by_name().get(name.strip().casefold())


def name_of(tag: str) -> str:
    """The English name of a language with its tag, for example `Finnish (fi)`."""
    first, *rest = tag.split("-")
    name = (Locale.parse(first).english_name or first) if _is_language(first) else first
    return f"{' '.join([name, *rest])} ({tag})"


def _is_language(first: str) -> bool:
    try:
        return Locale.parse(first).language == first
    except (UnknownLocaleError, ValueError):
        return False


@cache
def _by_name() -> dict[str, str]:
    names = {}
    for tag in COMMON.split():
        locale = Locale.parse(tag)
        for name in (locale.english_name, locale.get_display_name()):
            if name:
                names[name.casefold()] = tag
    return names
