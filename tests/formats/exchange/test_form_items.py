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
    meter = default_library().meter("mittari-short")
    assert not meter.texts["ar"].enabled
    assert next(iter(meter.texts)) == "ar"
    ordered = main_language_first(meter)
    assert next(iter(ordered.texts)) == "en"
    assert ordered.texts == meter.texts
