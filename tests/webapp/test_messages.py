"""The app says the same things in all languages, and says nothing it has no words for."""

import re
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest

from mittari.definitions.messages import locale_of
from webapp.language import KNOWN, languages, messages

USED = re.compile(r"""\bt\(\s*["']([a-z_]+\.[a-z_0-9]*[a-z0-9])["']""")
STAFF = ("staff.", "coach.", "office.")
PLURAL = re.compile(r"_(zero|one|two|few|many|other)$")
BOTH = ("sv", "en")
"""Languages that have the pages of staff as well."""
ALL_FORMS = ("zero", "one", "two", "few", "many", "other")
OTHERS = ("sv", "en", "fi-x-selko", "ar", "ru", "so", "uk")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def wanted(language: str) -> dict[str, str]:
    """The Finnish messages that a language needs: most languages are for clients, without the pages of staff."""
    finnish = messages().texts["fi"]
    return {key: text for key, text in finnish.items() if language in BOTH or not key.startswith(STAFF)}


def without_number(keys: Iterable[str]) -> set[str]:
    """The keys, with one for all plural forms of a sentence."""
    return {PLURAL.sub("", key) for key in keys}


def test_every_language_of_the_pages_has_its_messages() -> None:
    assert set(KNOWN) == set(messages().languages) == {"fi", *OTHERS}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_messages(language: str) -> None:
    assert without_number(messages().texts[language]) == without_number(wanted(language))
    assert [key for key, text in messages().texts[language].items() if not text.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_all_its_plural_forms_and_no_others(language: str) -> None:
    forms = {"other", *locale_of(language).plural_form.tags}
    plain = {key.removesuffix("_other") for key in messages().texts["fi"] if key.endswith("_other")}
    own = messages().texts[language].keys()
    counted = {key for key in plain if f"{key}_one" in messages().texts["fi"] and key in without_number(own)}
    assert counted
    assert {key: {form for form in ALL_FORMS if f"{key}_{form}" in own} for key in counted} == dict.fromkeys(
        counted, forms
    )


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    own, finnish = messages().texts[language], wanted(language)
    unlike = {key for key in finnish if not PLURAL.search(key) and placeholders(own[key]) != placeholders(finnish[key])}
    assert unlike == set()
    # A form for one or two may name the number in words; that for others never leaves a value out.
    several = [key for key in finnish if key.endswith("_other") and key in own]
    assert {key for key in several if placeholders(own[key]) != placeholders(finnish[key])} == set()


def test_every_message_used_is_there() -> None:
    files = [path for ending in ("*.py", "*.html") for path in Path("webapp").rglob(ending)]
    used = {key for path in files if "node_modules" not in path.parts for key in USED.findall(path.read_text("utf-8"))}
    there = set(messages().texts["fi"]) | without_number(messages().texts["fi"])
    assert len(used) > 100
    assert used - there == set()


def test_the_languages_are_offered_in_a_fixed_order() -> None:
    assert languages() == ("fi", "sv", "en", "fi-x-selko")
