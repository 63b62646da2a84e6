"""FHIR Questionnaires out and in again: nothing is lost without a word, and what is written is valid FHIR."""

from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given, settings

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir
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
    folder = tmp_path_factory.mktemp("fhir")
    assert_losses_are_exact(meter, fhir, folder)
    Questionnaire.model_validate_json(folder.joinpath("form.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ASKED)
def test_the_library_comes_back(name: str, tmp_path: Path) -> None:
    assert_losses_are_exact(LIBRARY.meter(name), fhir, tmp_path)


@pytest.mark.parametrize("name", ASKED)
def test_what_is_written_is_valid(name: str, tmp_path: Path) -> None:
    fhir.write(LIBRARY.meter(name), tmp_path / "form.json")
    Questionnaire.model_validate_json(tmp_path.joinpath("form.json").read_text(encoding="utf-8"))
