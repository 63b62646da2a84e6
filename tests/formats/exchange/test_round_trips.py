"""Forms that spreadsheets hold, out and in again: what differs is what the format said it loses."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.formats.exchange import FORMATS
from mittari.formats.exchange.loss import asked
from tests.formats.exchange.random_meters import PARAGRAPHS, meters
from tests.formats.exchange.round_trip import assert_losses_are_exact

LIBRARY = default_library()
ASKED = [name for name in LIBRARY.meter_ids() if asked(LIBRARY.meter(name))]
NAMES_LISTS = {"xlsform": True, "redcap": False, "limesurvey": False}


@pytest.mark.parametrize("name", NAMES_LISTS)
@given(meter=meters(PARAGRAPHS))
@settings(max_examples=40)
def test_any_meter(name: str, meter: Meter, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert_losses_are_exact(meter, FORMATS[name], tmp_path_factory.mktemp(name), NAMES_LISTS[name])


@pytest.mark.parametrize("meter", ASKED)
@pytest.mark.parametrize("name", NAMES_LISTS)
def test_the_library(name: str, meter: str, tmp_path: Path) -> None:
    assert_losses_are_exact(LIBRARY.meter(meter), FORMATS[name], tmp_path, NAMES_LISTS[name])
