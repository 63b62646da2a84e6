"""SurveyJS forms out and in again: nothing is lost without a word."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.formats.exchange import surveyjs
from mittari.formats.exchange.loss import asked
from tests.formats.exchange.random_meters import PARAGRAPHS, meters
from tests.formats.exchange.round_trip import assert_losses_are_exact

LIBRARY = default_library()
ASKED = [name for name in LIBRARY.meter_ids() if asked(LIBRARY.meter(name))]


@given(meter=meters(PARAGRAPHS))
@settings(max_examples=40)
def test_what_differs_after_a_round_trip_is_what_was_said_to_be_lost(
    meter: Meter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert_losses_are_exact(meter, surveyjs, tmp_path_factory.mktemp("surveyjs"), names_lists=False)


@pytest.mark.parametrize("name", ASKED)
def test_the_library_comes_back(name: str, tmp_path: Path) -> None:
    assert_losses_are_exact(LIBRARY.meter(name), surveyjs, tmp_path, names_lists=False)
