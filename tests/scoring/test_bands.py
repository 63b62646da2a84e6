"""A band holds its start and everything up to the next one."""

from pathlib import Path

import pytest

from mittari.scoring.bands import band_of
from tests.small_meter import small_meter


@pytest.mark.parametrize(
    ("value", "band"), [(9.9, None), (10, "slow"), (19.999, "slow"), (20, "fast"), (32.5, "fast"), (None, None)]
)
def test_finds_the_band_of_a_value(value: float | None, band: str | None, tmp_path: Path) -> None:
    found = band_of(small_meter(tmp_path).scores["speed"], value)
    assert (found.id if found else None) == band


def test_a_score_without_bands_has_none(tmp_path: Path) -> None:
    assert band_of(small_meter(tmp_path).scores["mind"], 50) is None
