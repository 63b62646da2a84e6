"""The app says the same things in all languages, and says nothing it has no words for."""

import re
from pathlib import Path
from string import Formatter

import pytest

from webapp.language import languages, messages

USED = re.compile(r"""\bt\(\s*["']([a-z_]+\.[a-z_0-9]*[a-z0-9])["']""")
STAFF = ("staff.", "coach.", "office.")
PLURAL = re.compile(r"_(one|other)$")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def wanted(language: str) -> dict[str, str]:
    """The Finnish messages that a language needs: easy language is for clients, the pages of staff are not in it."""
    finnish = messages().texts["fi"]
    return {key: text for key, text in finnish.items() if "-x-" not in language or not key.startswith(STAFF)}


@pytest.mark.parametrize("language", ["sv", "en", "fi-x-selko"])
def test_every_language_has_the_same_messages(language: str) -> None:
    assert messages().texts[language].keys() == wanted(language).keys()


@pytest.mark.parametrize("language", ["sv", "en", "fi-x-selko"])
def test_every_language_fills_in_the_same_values(language: str) -> None:
    own, finnish = messages().texts[language], wanted(language)
    unlike = {key for key in finnish if not PLURAL.search(key) and placeholders(own[key]) != placeholders(finnish[key])}
    assert unlike == set()


def test_every_message_used_is_there() -> None:
    files = [path for ending in ("*.py", "*.html") for path in Path("webapp").rglob(ending)]
    used = {key for path in files if "node_modules" not in path.parts for key in USED.findall(path.read_text("utf-8"))}
    there = set(messages().texts["fi"]) | {PLURAL.sub("", key) for key in messages().texts["fi"]}
    assert len(used) > 100
    assert used - there == set()


def test_the_languages_are_offered_in_a_fixed_order() -> None:
    assert languages()[:4] == ("fi", "sv", "en", "fi-x-selko")
