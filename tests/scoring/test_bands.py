"""A band holds its start and everything up to the next one."""

from pathlib import Path

import numpy as np

from mittari.scoring.bands import band_places, bands_of
from tests.small_meter import small_meter


def test_finds_the_band_of_each_value(tmp_path: Path) -> None:
    values = np.array([9.9, 10, 19.999, 20, 32.5, np.nan])
    found = bands_of(small_meter(tmp_path).scores["speed"], values)
    assert list(found) == ["", "slow", "slow", "fast", "fast", ""]
    places = band_places(small_meter(tmp_path / "again").scores["speed"], values)
    assert places.tolist() == [0, 1, 1, 2, 2, 0]
    assert places.dtype == np.dtype(np.uint8)


def test_a_score_without_bands_has_none(tmp_path: Path) -> None:
    assert list(bands_of(small_meter(tmp_path).scores["mind"], np.array([50.0]))) == [""]
