"""Rows become people by waves; bad rows are named, and times that are no waves are refused."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.waves import waves_of
from mittari.errors import InputError
from tests.change.dropout.leavers import COLUMNS, shared_rows, shared_waves
from tests.shared_files import needs_shared

ROWS = pd.DataFrame(
    {
        "id": ["b", "a", "b", "c", "a", "d"],
        "wave": [6, 0, 0, 0, 6.5, 3],
        "y": [7.0, 1.0, 5.0, np.nan, 2.0, 9.0],
    }
)


def test_every_time_of_a_score_is_a_wave_and_everybody_is_there() -> None:
    found = waves_of(ROWS, **COLUMNS)
    assert found.labels == ["0", "3", "6", "6.5"]
    assert list(found.later) == ["3", "6", "6.5"]
    table = pd.DataFrame(found.scores, index=found.people, columns=found.labels)
    assert sorted(found.people) == ["a", "b", "c", "d"]
    assert table.loc["b"].to_dict() == pytest.approx({"0": 5, "3": np.nan, "6": 7, "6.5": np.nan}, nan_ok=True)
    assert table.loc["c"].isna().all()
    assert found.of(found.seen[:, 0]).people.tolist() == ["b", "a"]


@needs_shared
def test_the_shared_group() -> None:
    found = shared_waves()
    wide = shared_rows().pivot(index="id", columns="wave", values="y").to_numpy()
    assert found.seen.sum(axis=0).tolist() == [800, 709, 488]
    assert np.array_equal(found.scores, wide, equal_nan=True)


REFUSED = {
    "twice at one wave": (ROWS.assign(wave=[0, 0, 0, 0, 6, 3]), "scores:2: id, wave: this client has several rows"),
    "text": (ROWS.assign(y=["1", "2", "many", "3", "4", "5"]), "scores:4: y: not a number"),
    "no time": (ROWS.assign(wave=[6, 0, np.nan, 0, 6, 3]), "scores:4: wave: is empty"),
    "one wave": (ROWS[ROWS["wave"] == 0], "at one time only"),
    "no score": (ROWS.assign(y=np.nan), "there is no score"),
    "no waves": (
        pd.DataFrame({"id": range(13), "wave": np.arange(13) / 7, "y": range(13)}),
        "13 different times are no planned waves -> .*mittari growth",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_waves_is_refused(name: str) -> None:
    frame, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        waves_of(frame, **COLUMNS)


def test_a_score_beyond_its_scale_is_named() -> None:
    highest = pd.to_numeric(ROWS[COLUMNS["score"]], errors="coerce").max()
    assert waves_of(ROWS, **COLUMNS, ends=(None, highest)).scores.shape == waves_of(ROWS, **COLUMNS).scores.shape
    with pytest.raises(InputError, match="the highest possible score"):
        waves_of(ROWS, **COLUMNS, ends=(None, highest - 0.001))
