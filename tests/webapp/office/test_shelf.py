"""Reports are made once, and again when something has changed."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.library import library_at
from mittari.indicators import Period
from mittari.records.episode import Episode
from tests.webapp.conftest import LIBRARY, START, World
from webapp.office import shelf as module
from webapp.office.shelf import Shelf

YEAR = Period(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
OWN = "organisation:imatra"
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of the snapshots that were written."""
    folders: list[Path] = []
    write = module.write_snapshot

    def note(engine: object, library: object, folder: Path, partitions: int) -> object:
        folders.append(folder)
        return write(engine, library, folder, partitions)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "write_snapshot", note)
    return folders


def test_a_report_is_made_once_and_leaves_nothing_behind(world: World, made: list[Path]) -> None:
    shelf, library = Shelf(), library_at(LIBRARY)
    first = shelf.report(world.engine, library, OWN, YEAR, TODAY)
    assert shelf.report(world.engine, library, OWN, YEAR, TODAY) is first
    assert len(made) == 1
    assert not made[0].exists()


def test_another_scope_or_period_is_another_report(world: World, made: list[Path]) -> None:
    shelf, library = Shelf(), library_at(LIBRARY)
    short = Period(YEAR.first, datetime.date(2025, 6, 30))
    found = [shelf.report(world.engine, library, *what, TODAY) for what in ((OWN, YEAR), (OWN, short))]
    found.append(shelf.report(world.engine, library, "area:region:09", YEAR, TODAY))
    assert [str(report.question.scope) for report in found] == [OWN, OWN, "area:region:09"]
    assert len(made) == 3


def test_a_change_makes_the_report_new(world: World, made: list[Path]) -> None:
    shelf, library = Shelf(), library_at(LIBRARY)
    first = shelf.report(world.engine, library, OWN, YEAR, TODAY)
    world.keep(Episode(world.client.id, "imatra", "workshop", "coaching", START))
    assert shelf.report(world.engine, library, OWN, YEAR, TODAY) is not first
    shelf.report(world.engine, library, OWN, YEAR, TODAY + datetime.timedelta(days=1))
    assert len(made) == 3
