from dataclasses import replace
from pathlib import Path

import pytest

from mittari.definitions.library import default_library
from mittari.errors import InputError
from mittari.formats.exchange.form_items import form_items, main_language_first

FILE = Path("form.xlsx")


def test_every_question_is_in_the_form() -> None:
    meter = default_library().meter("mittari-short")
    assert form_items(meter, FILE) == meter.structure.items


def test_a_meter_that_asks_nothing_has_no_form() -> None:
    with pytest.raises(InputError, match=r"form\.xlsx.*there is no question for a form"):
        form_items(default_library().meter("sovari"), FILE)


def test_a_language_that_is_switched_off_does_not_come_first() -> None:
    texts = default_library().meter("mittari-short").texts
    first = {"ar": texts["ar"].model_copy(update={"enabled": False}), "en": texts["en"], "fi": texts["fi"]}
    ordered = main_language_first(replace(default_library().meter("mittari-short"), texts=first))
    assert list(ordered.texts) == ["en", "fi", "ar"]
    assert ordered.texts == first
