"""Labels are in the language that was asked for, or are ids; the program's own are in English where it has no other."""

from dataclasses import replace

import pytest

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.library import Library
from mittari.formats.data.wording import MESSAGES, NAMED, Wording

NAMES = {"imatra": "Imatra", "paja": "Paja"}


def test_all_languages_have_all_sentences() -> None:
    assert {tuple(sorted(texts)) for texts in MESSAGES.texts.values()} == {tuple(sorted(MESSAGES.texts["en"]))}


@pytest.mark.parametrize(
    ("language", "word"), [("fi", "puuttuu"), ("fi-x-selko", "puuttuu"), ("sv", "saknas"), ("ar", "missing")]
)
def test_the_four_non_answers_have_four_names(library: Library, language: str, word: str) -> None:
    found = Wording(language, library, NAMES).non_answers()
    assert found[NonAnswer.MISSING] == word
    assert len(set(found.values())) == 4


def test_texts_are_those_of_the_language_or_of_what_it_is_a_variant_of(library: Library) -> None:
    meter = library.meter("small")
    assert Wording("en", library, NAMES).texts(meter) is meter.texts["en"]
    assert Wording("en-x-easy", library, NAMES).texts(meter) is meter.texts["en"]
    assert Wording("fi", library, NAMES).texts(meter) is None
    assert Wording("en", library, NAMES).texts(None) is None


def test_texts_that_may_not_be_passed_on_are_not(library: Library) -> None:
    meter = library.meter("small")
    licence = meter.structure.licence.model_copy(update={"text": "none"})
    closed = replace(meter, structure=meter.structure.model_copy(update={"licence": licence}))
    assert Wording("en", library, NAMES).texts(closed) is None


def test_values_have_names_and_only_those_seen_of_organisations(library: Library) -> None:
    english = Wording("en", library, NAMES)
    assert all(english.values(name, frozenset(NAMES)) for name in NAMED)
    assert english.values("organisation", frozenset({"imatra", "unknown"})) == {"imatra": "Imatra"}
    assert english.values("point", frozenset())["follow_up"] == "after the end"
    assert set(english.values("service", frozenset())) == {code.id for code in library.services.codes}
