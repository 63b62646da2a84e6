"""The reference path: block by block, the same numbers whatever the block."""

from pathlib import Path

import numpy as np
import pytest

from mittari.scoring import by_definition
from mittari.scoring.by_definition import Scored, room_for, score_block, score_by_definition
from tests.small_meter import small_meter

ROWS = 50


def test_blocks_of_any_length_give_the_same_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meter = small_meter(tmp_path)
    rng = np.random.default_rng(5)
    codes = {item.id: rng.choice([-128, -125, 0, 1, 2, 3], ROWS) for item in meter.needed}
    whole = score_block(meter, codes)
    monkeypatch.setattr(by_definition, "BLOCK", 7)
    scored = {score.id: room_for(meter, score, ROWS) for score in meter.structure.scores}
    score_by_definition(meter, codes, scored, ROWS)
    for name, found in whole.items():
        assert scored[name].value.tobytes() == found.value.tobytes()
        assert scored[name].answered.tolist() == found.answered.tolist()


def test_rows_of_a_score_are_views_that_can_be_filled_and_blanked(tmp_path: Path) -> None:
    speed = small_meter(tmp_path).scores["speed"]
    scored = Scored(np.zeros(4), np.zeros(4, dtype=np.int16), {"low": np.zeros(4)}, np.zeros(4, dtype=np.uint8))
    found = Scored(np.array([25, np.nan, 12.5]), np.array([2, 0, 1]), {"low": np.array([24.0, np.nan, 11])})
    scored.rows(slice(1, 4)).fill(speed, found)
    assert scored.band is not None
    assert scored.value.tolist()[:2] == [0, 25]
    assert np.isnan(scored.value[2])
    assert scored.answered.tolist() == [0, 2, 0, 1]
    assert scored.band.tolist() == [0, 2, 0, 1]
    scored.blank(np.array([False, True, False, False]))
    assert np.isnan([scored.value[1], scored.beside["low"][1]]).all()
    assert (scored.band[1], scored.answered[1], scored.value[3]) == (0, 2, 12.5)
