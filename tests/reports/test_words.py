"""Three languages say the same things, with the words that the rest of mittari uses."""

import re
from datetime import date

import pytest

from mittari.definitions.messages import Messages
from mittari.reports.words import LANGUAGES, MESSAGES, Words
from tests.webapp.gallery import ROOT

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_places(language: str) -> None:
    finnish, own = MESSAGES.texts["fi"], MESSAGES.texts[language]
    assert own.keys() == finnish.keys()
    for key, text in own.items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(finnish[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["improved", "same", "worse", "unknown"])
def test_the_verdicts_have_the_same_words_as_on_the_screens(language: str, kind: str) -> None:
    screens = Messages(ROOT / "webapp/messages").texts[language]
    assert MESSAGES.texts[language][f"chart.{kind}"] == screens[f"chart.{kind}"]


def test_numbers_as_the_language_writes_them() -> None:
    finnish, english = Words("fi"), Words("en")
    assert finnish.point(-1234.56, signed=True) == "−1234,6"
    assert english.point(0.04) == "0.0"
    assert finnish.percent(0.625) == "62\xa0%"
    assert english.percent(0.625) == "62%"
    assert english.span(0.1, 0.256) == "10–26%"
    assert finnish.whole(1234) == "1\xa0234"
    assert english.day(date(2025, 3, 1)) == "1 March 2025"
    assert finnish.day(date(2025, 3, 1)) == "1.3.2025"


def test_what_is_hidden_has_a_word() -> None:
    words = Words("en")
    assert {words.whole(None), words.point(None), words.percent(None)} == {"hidden"}
    assert words.span(None, None) == words.points(None, None) == ""


def test_names_fall_back_to_another_language_or_the_code() -> None:
    words = Words("sv")
    assert words.named({"fi": "suomeksi"}) == "suomeksi"
    assert words.meter(None, "who-knows") == "who-knows"
    assert words.score(None, "total") == "total"
