from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mittari.definitions.answer_map import AnswerMap
from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.errors import InputError
from mittari.formats.answers_import import read_answers
from mittari.formats.store_answers import Stored, store_answers
from mittari.records.staff import Role, StaffMember
from mittari.scoring.instrument import load
from mittari.store import access, clients, episodes, staff
from mittari.store.client_path import client_path
from mittari.store.engine import open_database, reading, writing

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROWS = """client,day,home,WHO_1,WHO_2,WHO_3,WHO_4,WHO_5
A,2025-01-01,153,1,1,1,1,1
A,2025-03-01,153,5,5,5,5,5
B,2025-02-01,,3,3,3,3,
"""


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    yield engine
    engine.dispose()


def run(engine: Engine, folder: Path, rows: str = ROWS, meter: Meter | None = None, **more: object) -> Stored:
    file = folder / "answers.csv"
    file.write_text(rows, encoding="utf-8")
    made = {
        "client": "client",
        "organisation": "clinic",
        "organisation_name": "A clinic",
        "date": "day",
        "episode": {"service": "social_rehabilitation", "provider": "clinic"},
    }
    answer_map = AnswerMap.model_validate(made | more)
    meter = meter or load("who-5")
    imported = read_answers(file, meter, answer_map, NOW.date())
    return store_answers(engine, default_library(), meter, answer_map, imported, NOW)


def test_clients_measurements_scores_and_episodes_are_there(engine: Engine, tmp_path: Path) -> None:
    assert run(engine, tmp_path) == Stored(added=3, known=0, clients=2, alone=2)
    with reading(engine) as connection:
        first = clients.by_label(connection, "A").id
        spans = [(one.start, one.end) for one in episodes.of_client(connection, first)]
        path = client_path(connection, first, "clinic")
        second = client_path(connection, clients.by_label(connection, "B").id, "clinic")
    assert spans == [(date(2025, 1, 1), date(2025, 3, 1))]
    percent = path.scores[path.scores["score"] == "who5_percent"].sort_values("date")
    assert list(percent["value"]) == [20.0, 100.0]
    assert second.scores["value"].isna().all()
    assert set(second.scores["answered"]) == {4}


def test_the_answers_are_of_whom_the_meter_asks(engine: Engine, tmp_path: Path) -> None:
    meter = load("who-5")
    run(engine, tmp_path, meter=replace(meter, structure=meter.structure.model_copy(update={"perspective": "coach"})))
    with reading(engine) as connection:
        path = client_path(connection, clients.by_label(connection, "A").id, "clinic")
    assert set(path.measurements["respondent"]) == {"coach"}


def test_the_same_file_again_adds_nothing(engine: Engine, tmp_path: Path) -> None:
    run(engine, tmp_path)
    assert run(engine, tmp_path) == Stored(added=0, known=3, clients=0, alone=2)
    more = ROWS + "B,2025-04-01,,3,3,3,3,3\n"
    assert run(engine, tmp_path, more, episode=None) == Stored(added=1, known=3, clients=0, alone=2)


def test_new_clients_get_the_coach_of_the_map_from_the_day_of_the_import(engine: Engine, tmp_path: Path) -> None:
    run(engine, tmp_path, "\n".join(ROWS.splitlines()[:3]) + "\n")
    coach = StaffMember("clinic", "kaisa", "Kaisa Coach", frozenset({Role.COACH}))
    with writing(engine) as connection:
        staff.add(connection, coach, "a long enough password")
    # A was there before, without a coach; the second import adds B.
    assert run(engine, tmp_path, coach="kaisa") == Stored(added=1, known=2, clients=1, coached=2)
    assert run(engine, tmp_path, coach="kaisa") == Stored(added=0, known=3, clients=0)
    with reading(engine) as connection:
        ids = [clients.by_label(connection, label).id for label in "AB"]
        assert all(access.coach_may_see(connection, coach.id, client, NOW.date()) for client in ids)
        assert not access.coach_may_see(connection, coach.id, ids[0], date(2025, 12, 31))


def test_a_login_that_is_no_coachs_is_refused_before_anything_is_stored(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the map: coach: nobody has this login"):
        run(engine, tmp_path, coach="kaisa")
    assert run(engine, tmp_path).added == 3


def test_an_unknown_organisation_service_or_mode_is_refused_and_nothing_is_stored(
    engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="there is no organisation 'clinic'"):
        run(engine, tmp_path, organisation_name=None)
    with pytest.raises(InputError, match="there is no such service -> name one of: rehabilitative_work"):
        run(engine, tmp_path, episode={"service": "magic", "provider": "clinic"})
    with pytest.raises(InputError, match="there is no such mode -> name one of: self, paper"):
        run(engine, tmp_path, mode="telepathy")
    assert run(engine, tmp_path) == Stored(added=3, known=0, clients=2, alone=2)
