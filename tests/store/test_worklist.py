"""What a coach has to do, in as many queries for a hundred clients as for one."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine, event

from mittari.records.client import Assignment, Membership
from mittari.records.plan import Plan, Point
from mittari.store import rows
from mittari.store.bulk import record_many
from mittari.store.engine import reading, writing
from mittari.store.submission import record
from mittari.store.worklist import Worklist, worklist
from tests.store.world import CLIENT, COACH, NOW, OTHER, OTHER_COACH, TODAY, many, measurement, meter


def plan(days: int, client: UUID = CLIENT.id, organisation: str = "imatra", cancelled: str | None = None) -> Plan:
    due = TODAY + timedelta(days=days)
    return Plan(client, organisation, "steps", due, Point.INTERIM, cancelled=cancelled)


def of(engine: Engine, coach: UUID = COACH.id) -> Worklist:
    with reading(engine) as connection:
        return worklist(connection, coach, TODAY, NOW - timedelta(days=7))


def test_due_and_late_but_not_done_cancelled_far_or_others(world: Engine) -> None:
    late, soon, done = plan(-9), plan(14), plan(-1)
    others = [plan(15), plan(0, cancelled="ill"), plan(0, OTHER.id), plan(0, organisation="yhdistys")]
    with writing(world) as connection:
        rows.add(connection, late, soon, done, *others)
        record(connection, meter(), replace(measurement(), plan=done.id))
    found = of(world).due
    assert found["plan"].tolist() == [late.id, soon.id]
    assert found["days_late"].tolist() == [9, -14]
    assert found["label"].tolist() == ["A-2217"] * 2


def test_new_answers_newest_first(world: Engine) -> None:
    days = [TODAY - timedelta(days=day) for day in (8, 5, 1)]
    with writing(world) as connection:
        for day in days:
            record(connection, meter(), measurement(day))
        record(connection, meter(), replace(measurement(days[2]), organisation="yhdistys"))
        record(connection, meter(), measurement(days[2], OTHER.id))
    assert [moment.date() for moment in of(world).new["received_at"]] == [days[2], days[1]]


def test_what_came_in_a_file_is_new_by_the_day_of_its_answers(world: Engine) -> None:
    days = [TODAY - timedelta(days=day) for day in (400, 14, 13, 2)]
    with writing(world) as connection:
        for day in days:
            record(connection, meter(), replace(measurement(day), received_at=NOW))
    assert [day.date() for day in of(world).new["answered_on"]] == [days[3], days[2]]


def test_her_clients(world: Engine) -> None:
    assert of(world).clients["label"].tolist() == ["A-2217"]
    assert of(world, OTHER_COACH.id).clients["label"].tolist() == ["B-1001"]
    nobody = of(world, UUID(int=1))
    assert nobody.clients.empty
    assert nobody.due.empty
    assert nobody.new.empty


def test_many_clients_take_no_more_queries(world: Engine) -> None:
    people, forms = many(50)
    with writing(world) as connection:
        rows.add(connection, *people)
        rows.add(connection, *(Membership(each.id, "imatra", TODAY) for each in people))
        rows.add(connection, *(Assignment(each.id, COACH.id, TODAY) for each in people))
        record_many(connection, {"steps": meter()}, forms)
    statements: list[str] = []
    event.listen(world, "before_cursor_execute", lambda *told: statements.append(told[2]))
    found = of(world)
    assert len(found.clients) == 51
    assert len(found.new) == 50
    assert len([each for each in statements if each.startswith("SELECT")]) == 3
