"""Parts are read one by one, and what is put down carries no old pseudonym."""

from pathlib import Path

import pandas as pd

from mittari.formats.data.buckets import Buckets
from mittari.formats.data.rows import FormTable, Reader
from mittari.formats.data.wanted import Wanted
from mittari.store.snapshot import Snapshot
from tests.formats.data.conftest import KEY
from tests.store.world import CLIENT, OTHER


def read(snapshot: Snapshot, folder: Path, wanted: Wanted) -> Reader:
    reader = Reader(wanted, KEY, {}, Buckets(folder, 10))
    reader.read(snapshot)
    return reader


def test_tables_are_noted_with_items_and_scores(snapshot: Snapshot, tmp_path: Path) -> None:
    reader = read(snapshot, tmp_path, Wanted("en"))
    assert set(reader.form_tables) == {"small-1.0.0", "steps-1.0.0"}
    assert reader.form_tables["small-1.0.0"].scores == {"mind", "speed", "whole", "work"}
    assert reader.form_tables["steps-1.0.0"].items[:2] == ("mornings", "errands")
    assert FormTable("a", "1.0.0", ()).name == "a-1.0.0"


def test_values_are_noted_where_they_have_names(snapshot: Snapshot, tmp_path: Path) -> None:
    seen = read(snapshot, tmp_path, Wanted("en")).seen
    assert seen["organisation"] == {"imatra", "yhdistys"}
    assert seen["unit"] == {"imatra-nuoret"}
    assert seen["mode"] == {"self", "paper", "rated"}
    assert seen["rater"] == {1, 2}


def test_every_row_has_its_new_pseudonym(snapshot: Snapshot, tmp_path: Path) -> None:
    reader = read(snapshot, tmp_path, Wanted("en", background=True))
    new = set(KEY.of([CLIENT.pseudonym, OTHER.pseudonym]).values())
    for name in reader.buckets.tables():
        rows = pd.concat(reader.buckets.take(name, []))
        assert set(rows["client"]) <= new, name
        assert not rows.isin([CLIENT.pseudonym, OTHER.pseudonym]).any(axis=None), name
