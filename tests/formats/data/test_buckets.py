"""Rows come back whole, in the order of their clients, in pieces."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.formats.data import buckets
from mittari.formats.data.buckets import Buckets


def rows(count: int, seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "client": pd.array([random.bytes(16).hex() for _ in range(count)], dtype="str"),
            "start": pd.to_datetime(random.integers(0, 20_000, count), unit="D").astype("datetime64[s]"),
            "code": random.integers(-128, 5, count).astype(np.int8),
            "number": pd.array([None, 3] * (count // 2), dtype="Int64"),
        }
    )


def test_many_rows_come_back_sorted_and_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buckets, "AT_ONCE", 100)
    parts = [rows(400, seed) for seed in range(3)]
    shelf = Buckets(tmp_path, 1200)
    for part in parts:
        shelf.put("a", part)
    pieces = list(shelf.take("a", ["start"]))
    assert len(pieces) == 13
    assert max(map(len, pieces)) < 200
    found = pd.concat(pieces, ignore_index=True)
    expected = pd.concat(parts).sort_values(["client", "start"], ignore_index=True)
    pd.testing.assert_frame_equal(found, expected)
    assert shelf.rows("a") == 1200
    assert shelf.tables() == ["a"]


def test_a_column_that_is_not_everywhere_is_empty_elsewhere_and_types_hold_all(tmp_path: Path) -> None:
    shelf = Buckets(tmp_path, 4)
    shelf.put("a", rows(2, 1).drop(columns="number").assign(score=[1.5, 2.0]))
    shelf.put("a", rows(2, 2).drop(columns="number").assign(code=np.array([1, 300], dtype=np.int16)))
    found = pd.concat(shelf.take("a", []))
    assert found["score"].isna().sum() == 2
    assert str(found["code"].dtype) == str(shelf.dtypes("a")["code"]) == "int16"
    assert 300 in found["code"].tolist()


def test_no_rows_are_one_empty_piece_with_its_types(tmp_path: Path) -> None:
    shelf = Buckets(tmp_path, 0)
    shelf.put("a", rows(2, 1).iloc[:0])
    (piece,) = shelf.take("a", ["start"])
    assert piece.empty
    assert {name: str(dtype) for name, dtype in piece.dtypes.items()} == {
        "client": "str",
        "start": "datetime64[s]",
        "code": "int8",
        "number": "Int64",
    }


def test_what_was_put_down_first_is_not_told_by_the_order(tmp_path: Path) -> None:
    parts = [rows(10, seed) for seed in range(4)]
    found = []
    for number, order in enumerate((parts, parts[::-1])):
        (tmp_path / str(number)).mkdir()
        shelf = Buckets(tmp_path / str(number), 40)
        for part in order:
            shelf.put("a", part)
        found.append(pd.concat(shelf.take("a", ["start"])))
    pd.testing.assert_frame_equal(found[0], found[1])


def test_a_folder_without_room_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="TMPDIR"):
        Buckets(tmp_path / "gone", 2).put("a", rows(2, 1))
