"""What is asked: meters by version, and until when things are known."""

from dataclasses import replace
from datetime import date

import pandas as pd

from tests.indicators.part import ALPHA, question


def test_a_meter_is_found_by_its_very_version() -> None:
    asked = question()
    assert asked.meter("alpha", "1.0.0") is ALPHA
    assert asked.meter("alpha", "0.9.0") is None
    assert asked.current_version("alpha") == "1.0.0"
    assert asked.current_version("beta") == ""


def test_versions_are_ordered_as_numbers() -> None:
    meters = {("alpha", version): ALPHA for version in ("9.0.0", "10.0.0", "1.0.0")}
    assert replace(question(), meters=meters).current_version("alpha") == "10.0.0"


def test_known_until_the_end_of_the_period_or_a_named_day() -> None:
    assert question().known_until == pd.Timestamp("2025-12-31")
    assert question(as_of=date(2026, 6, 1)).known_until == pd.Timestamp("2026-06-01")
