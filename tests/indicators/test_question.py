"""What is asked: meters by version, and until when things are known."""

from datetime import date

import pandas as pd

from tests.indicators.part import ALPHA, question


def test_a_meter_is_found_by_its_very_version() -> None:
    asked = question()
    assert asked.meter("alpha", "1.0.0") is ALPHA
    assert asked.meter("alpha", "0.9.0") is None
    assert asked.current_version("alpha") == "1.0.0"
    assert asked.current_version("beta") == ""


def test_known_until_the_end_of_the_period_or_a_named_day() -> None:
    assert question().known_until == pd.Timestamp("2025-12-31")
    assert question(as_of=date(2026, 6, 1)).known_until == pd.Timestamp("2026-06-01")
