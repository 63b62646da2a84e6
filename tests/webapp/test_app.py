"""The app as a whole: what is ready before the first visitor comes."""

import shutil
from pathlib import Path

import pytest

from webapp import database, language
from webapp.app import create_app
from webapp.settings import Settings

LIBRARY = Path(__file__).parent / "library"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that nobody has read yet."""
    folder = shutil.copytree(LIBRARY, tmp_path / "library")
    monkeypatch.setenv("MITTARI_LIBRARY", str(folder))
    return folder


def test_meters_and_sentences_are_read_before_the_server_forks(settings: Settings, library: Path) -> None:
    language.messages.cache_clear()
    app = create_app(settings)
    assert language.messages.cache_info().currsize == 1
    known = app.extensions[database.LIBRARY]
    shutil.rmtree(library)
    assert known.meter("tiny").id == "tiny"


def test_a_broken_meter_keeps_nobody_from_the_others(settings: Settings, library: Path) -> None:
    broken = shutil.copytree(library / "meters" / "tiny", library / "meters" / "broken")
    (broken / "instrument.yaml").write_text("id: [", encoding="utf-8")
    assert create_app(settings).test_client().get("/health").status_code == 200
