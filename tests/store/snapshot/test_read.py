"""What statistics get: frames with the promised columns and kinds, and no file that was changed."""

from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from mittari.errors import InputError
from mittari.store import norms
from mittari.store.engine import writing
from mittari.store.snapshot import Partition, Snapshot, write_snapshot
from mittari.store.snapshot.columns import COLUMNS
from tests.store.world import CLIENT, LIBRARY, NOW


@pytest.fixture
def part(path: Engine, tmp_path: Path) -> Partition:
    """The only partition of a snapshot of CLIENT's path."""
    write_snapshot(path, LIBRARY, tmp_path / "s", 1, NOW)
    return Snapshot.open(tmp_path / "s").partitions()[0]


def test_columns_and_kinds(part: Partition) -> None:
    for name, columns in COLUMNS.items():
        found = getattr(part, name)
        assert list(found.columns) == list(columns), name
        for column, kind in columns.items():
            assert str(found[column].dtype) in KINDS[str(kind)], (name, column)


KINDS = {
    "string": {"str", "object"},
    "date32[day]": {"datetime64[s]"},
    "int32": {"int32", "Int32"},
    "int16": {"Int32"},
    "double": {"float64"},
    "bool": {"bool"},
}


def test_the_values_are_those_of_the_records(part: Partition) -> None:
    own = part.clients.set_index("client").loc[CLIENT.pseudonym]
    assert (own["birth_year"], own["gender"]) == (1980, "woman")
    assert part.clients["birth_year"].isna().sum() == 1
    assert part.residences.to_dict("records") == [
        {"client": CLIENT.pseudonym, "municipality": "153", "start": pd.Timestamp(2025, 1, 7)}
    ]
    assert part.episodes["end"].tolist()[0] == pd.Timestamp(2025, 5, 1)
    assert part.episodes["end"].isna().tolist() == [False, True]
    assert part.statuses["status"].tolist() == ["unemployed", "employed"]
    assert part.measurements["measurement"].tolist() == [1, 2]
    assert part.measurements["rater"].isna().tolist() == [False, True]
    assert part.measurements["organisation"].tolist() == ["imatra", "yhdistys"]
    assert part.plans.to_dict("records") == [
        {
            "client": CLIENT.pseudonym,
            "instrument": "steps",
            "due": pd.Timestamp(2025, 2, 1),
            "point": "entry",
            "done": True,
        }
    ]
    everyday = part.scores[part.scores["score"] == "everyday"]
    assert everyday["value"].tolist() == pytest.approx([100 * 7 / 12] * 2)
    assert everyday["answered"].tolist() == [3, 3]
    assert set(part.scores["measurement"]) == {1, 2}


def test_answers_keep_the_kinds_of_no_answer(part: Partition) -> None:
    found = part.answers("steps", "1.0.0")
    assert list(found.columns) == ["measurement", "mornings", "errands", "works", "at_work", "ability", "distance"]
    assert found.iloc[0].tolist() == [1, 3, 1, 1, 1, 6, -128]
    assert {str(kind) for kind in found.dtypes[1:]} == {"int8"}
    with pytest.raises(KeyError):
        part.answers("steps", "9.0.0")


def test_a_changed_file_is_refused(part: Partition) -> None:
    file = part.folder / part.name / "scores.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(InputError, match="not what was written"):
        _ = part.scores
    (part.folder / part.name / "plans.parquet").unlink()
    with pytest.raises(InputError, match="is missing"):
        _ = part.plans


def test_local_norms_travel_along(path: Engine, tmp_path: Path) -> None:
    own = "{score: everyday, population: all, method: m, sem: 7.5, status: simulated, source: sim, date: 2026-01-01}"
    with writing(path) as connection:
        norms.add(connection, "steps", f"norms:\n- {own}\n", NOW)
    write_snapshot(path, LIBRARY, tmp_path / "s", 1, NOW)
    found = Snapshot.open(tmp_path / "s").norms["steps"].sem("everyday")
    assert found is not None
    assert (found.sem, found.status) == (7.5, "simulated")
