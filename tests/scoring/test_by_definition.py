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


def test_rows_of_a_score_are_views_that_can_be_filled() -> None:
    scored = Scored(np.zeros(4), np.zeros(4, dtype=np.int16), {"low": np.zeros(4)})
    scored.rows(slice(1, 3)).fill(Scored(np.array([5.0, np.nan]), np.array([2, 0]), {"low": np.array([4.0, 3.0])}))
    assert scored.value.tolist()[:2] == [0, 5]
    assert np.isnan(scored.value[2])
    assert scored.answered.tolist() == [0, 2, 0, 0]
    assert scored.beside["low"].tolist() == [0, 4, 3, 0]
