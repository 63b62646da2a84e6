"""The people of people.py as a snapshot, as a data set, and a way to export them."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mittari.definitions.library import Library
from mittari.formats.data import Dataset, Pseudonyms, Wanted, build_dataset
from mittari.store.snapshot import Snapshot
from tests.formats.data.people import snapshot_in

TODAY = date(2026, 3, 3)
KEY = Pseudonyms(bytes(32))
Build = Callable[..., Dataset]


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Snapshot:
    """Two clients, by two meters; for reading only."""
    folder = tmp_path_factory.mktemp("people")
    return snapshot_in(folder, f"sqlite:///{shutil.copy(sqlite_template, folder / 'mittari.db')}")


@pytest.fixture
def library(snapshot: Snapshot) -> Library:
    """The library of their meters."""
    return Library(snapshot.folder.parent / "library")


@pytest.fixture
def build(snapshot: Snapshot, library: Library, tmp_path: Path) -> Build:
    """Builds a data set of what is wanted, in English."""

    def build_one(pseudonyms: Pseudonyms = KEY, **wanted: Any) -> Dataset:
        scratch = tmp_path / f"scratch-{len(list(tmp_path.glob('scratch-*')))}"
        scratch.mkdir()
        return build_dataset(snapshot, library, Wanted(**{"language": "en"} | wanted), pseudonyms, scratch, TODAY)

    return build_one


@pytest.fixture
def dataset(build: Build) -> Dataset:
    """Everything, with background."""
    return build(background=True)
