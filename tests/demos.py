"""A small demo, built once: for looking at, not for writing to."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from mittari.definitions.library import default_library
from mittari.demo.build import build_demo
from mittari.demo.folder import DemoFolder

TODAY = date(2026, 11, 22)
CLIENTS = 60


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """Sixty simulated clients on a fixed day."""
    folder = DemoFolder(tmp_path_factory.mktemp("demo") / "small")
    build_demo(folder, default_library(), TODAY, CLIENTS, seed=1)
    return folder


@pytest.fixture
def own_demo(small_demo: DemoFolder, tmp_path: Path) -> DemoFolder:
    """A copy of the small demo that a test may write to."""
    return DemoFolder(Path(shutil.copytree(small_demo.root, tmp_path / "demo")))
