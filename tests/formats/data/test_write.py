"""Each format is written whole, and in none of them is anything that tells who somebody is."""

import csv
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from mittari.errors import InputError
from mittari.formats.data import FORMATS, WHOLE_FORMATS, Dataset, write
from tests.store.world import CLIENT, COACH, OFFICE, OTHER

SECRETS = [
    "canary",
    "+358",
    "a-2217",
    "b-1001",
    CLIENT.pseudonym,
    OTHER.pseudonym,
    *(str(who.id) for who in (CLIENT, OTHER, COACH, OFFICE)),
    *(who.id.hex for who in (CLIENT, OTHER, COACH, OFFICE)),
]
"""Names, words, labels and ids that are in the database."""


def everything_in(place: Path) -> str:
    """All that can be read in a file, or in the files of a folder."""
    if place.is_dir():
        return "".join(f"{path.name} {everything_in(path)}" for path in place.iterdir())
    if place.suffix == ".xlsx":
        with zipfile.ZipFile(place) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    if place.suffix == ".parquet":
        read = pq.read_table(place)
        return repr(read.to_pylist()) + repr(read.schema.metadata) + repr([field.metadata for field in read.schema])
    return place.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize("kind", FORMATS)
def test_nobody_can_be_named(dataset: Dataset, kind: str, tmp_path: Path) -> None:
    write(dataset, kind, tmp_path / f"out.{kind}")
    text = everything_in(tmp_path).lower()
    assert [secret for secret in SECRETS if secret.lower() in text] == []
    # The same look finds what is there.
    assert "small-1.0.0" in text
    assert dataset.tables[0].frame()["client"].iloc[0] in text


@pytest.mark.parametrize("kind", sorted(set(FORMATS) - set(WHOLE_FORMATS)))
def test_a_folder_holds_the_tables_and_what_they_mean(dataset: Dataset, kind: str, tmp_path: Path) -> None:
    write(dataset, kind, tmp_path / "out")
    names = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*")}
    tables = {f"{table.name}.{kind}" for table in dataset.tables}
    assert names == tables | {"README.txt", "codebook/columns.csv", "codebook/labels.csv"}


def test_one_table_is_one_file(dataset: Dataset, tmp_path: Path) -> None:
    write(dataset, "csv", tmp_path / "out.csv", "clients")
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["client", "birth_year", "gender"]
    assert len(rows) == 3
    with pytest.raises(InputError, match="no table 'client' -> name one of: clients, residences"):
        write(dataset, "csv", tmp_path / "other.csv", "client")


@pytest.mark.parametrize("kind", FORMATS)
def test_progress_ends_with_all_rows(dataset: Dataset, kind: str, tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    write(dataset, kind, tmp_path / "out", progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (dataset.rows, dataset.rows)
    assert told == sorted(told)


def test_what_a_program_can_not_hold_is_refused_with_its_reason(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mittari.formats.data.spss.NOTE_BYTES", 200)
    long = replace(dataset, about=("long " * 60,))
    with pytest.raises(InputError, match=r"can't be written as sav: .*too long"):
        write(long, "sav", tmp_path / "out.sav", "clients")
