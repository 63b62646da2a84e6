"""First measured by one version and last by the next: person and group tell the same change, or both tell none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine

from mittari.definitions.library import Library
from mittari.indicators import Period, Question, Scope
from mittari.indicators.cohort import cohort_of
from mittari.indicators.pairs import changes_of
from mittari.records.episode import Episode
from mittari.reports.build import meters_of
from mittari.store import norms, rows
from mittari.store.client_path import client_path
from mittari.store.engine import open_database, reading, writing
from mittari.store.migrate import upgrade
from mittari.store.snapshot import Snapshot, write_snapshot
from mittari.store.submission import record
from tests.store.two_versions import CARRIED, form, small_library
from tests.store.world import CLIENT, populate
from webapp.changes import score_changes

NOW_SCORES = {"mind": 100.0, "speed": 32.5, "work": 7.0}
"""The newer form: (3 + 3 + 3)/3 of 3; calm 3 + fast 1 is row 4 of the table; ability."""


@pytest.fixture(params=[True, False], ids=["crosswalk", "no crosswalk"])
def there(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A database in which CLIENT answered 1.0.0 and then 2.0.0, with a crosswalk between them or without."""
    library = small_library(tmp_path / "library")
    codes = Path(__file__).parents[1] / "store" / "library"
    (library.root / "codes").symlink_to(codes / "codes")
    if not request.param:
        (library.root / "meters" / "small" / "crosswalks" / "1.0.0-to-2.0.0.yaml").unlink()
    url = f"sqlite:///{tmp_path}/records.db"
    upgrade(url)
    engine = open_database(url)
    populate(engine)
    answer(engine, library)
    yield SimpleNamespace(engine=engine, library=library, declared=request.param, folder=tmp_path / "snapshot")
    engine.dispose()


def answer(engine: Engine, library: Library) -> None:
    with writing(engine) as connection:
        rows.add(connection, Episode(CLIENT.id, "imatra", "paja", "coaching", date(2025, 2, 1)))
        for version, day in (("1.0.0", date(2025, 2, 3)), ("2.0.0", date(2025, 9, 1))):
            meter = library.meter("small", version)
            record(connection, meter, form(meter, day))


def test_person_and_group_tell_the_same(there: SimpleNamespace) -> None:
    with reading(there.engine) as connection:
        path = client_path(connection, CLIENT.id, None)
        meters = norms.meters_with_local(connection, there.library)
    person = {one.score.id: (one.before, one.after, one.verdict, one.reason) for one in score_changes(path, meters)}
    group = of_group(there)
    declared = set(NOW_SCORES) if there.declared else set()
    for name in declared:
        assert group[name][:2] == pytest.approx((CARRIED[name], NOW_SCORES[name]))
        assert person[name] == group[name]
    for name in {"mind", "speed", "whole", "work"} - declared:
        assert person[name][2:] == group[name][2:] == ("cannot_tell", "other_version")
    assert group["mind"][2] == ("improved" if there.declared else "cannot_tell")


def of_group(there: SimpleNamespace) -> dict[str, tuple[float, float, str, str | None]]:
    """The client's change in each score, as a report adds it up."""
    write_snapshot(there.engine, there.library, there.folder, partitions=1)
    snapshot = Snapshot.open(there.folder)
    question = Question(
        Scope("organisation", "imatra"), Period.read("2025-01-01/2025-12-31"), meters_of(snapshot, there.library)
    )
    (part,) = snapshot.partitions()
    cohort = cohort_of(part, question)
    found = list(changes_of(cohort, cohort.population("active")))
    assert {one.version for one in found} == {"2.0.0" if there.declared else "1.0.0"}
    changes = {one.score: one.changes.iloc[0] for one in found}
    return {
        name: (one["before"], one["after"], one["verdict"], one["reason"] if one["reason"] == one["reason"] else None)
        for name, one in changes.items()
    }
