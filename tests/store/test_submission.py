"""A form becomes a measurement once: replays, races, and the two walls that make it so."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text

from mittari.errors import ConflictError, NotFoundError, StaleDraftError, StoreError
from mittari.records.client import Client
from mittari.records.measurement import Draft
from mittari.store import answers, audit, drafts, invitations, submission
from mittari.store.engine import reading, writing
from mittari.store.schema import inviting, measuring
from mittari.store.submission import Receipt, complete, record_once, submit
from tests.store.world import CLIENT, NOW, OTHER, count, measurement, meter


def begin(engine: Engine, client: Client = CLIENT, **given: float | str) -> Draft:
    """A form of a client's with these answers: the one she has begun, else a new one."""
    token = invitations.invite(engine, client.id, meter(), "imatra", NOW)
    draft = drafts.open_draft(engine, invitations.find(engine, token, NOW), meter(), "en", NOW)
    for revision, (item, answer) in enumerate(given.items(), draft.revision):
        drafts.save_answer(engine, draft.id, item, answer, revision, NOW)
    with reading(engine) as connection:
        return drafts.load(connection, draft.id)


def at_once(call: Callable[[], object], times: int) -> list[object]:
    """What calls give that start together; an error counts as a result."""
    results: list[object] = []
    gate = threading.Barrier(times)

    def run() -> None:
        gate.wait()
        try:
            results.append(call())
        except StoreError as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_everything_comes_in_one_go(world: Engine) -> None:
    draft = begin(world, mornings=3, errands=1, works=1, at_work=1, ability=6, wish="a canary")
    found = submit(world, meter(), draft.id, NOW + timedelta(minutes=5))
    assert not found.already
    with reading(world) as connection:
        form = connection.execute(select(measuring.measurements)).one()
        given = answers.of_measurement(connection, found.measurement_id)
        columns = (measuring.scores.c.score, measuring.scores.c.value, measuring.scores.c.answered)
        scores = {name: (value, answered) for name, value, answered in connection.execute(select(*columns))}
        log = audit.of_client(connection, CLIENT.id)
    assert (form.language, form.wording_status, form.mode, form.respondent) == ("en", "own", "self", "client")
    assert (form.answered_on, form.received_at) == (NOW.date(), NOW + timedelta(minutes=5))
    assert given["mornings"] == 3
    assert given["wish"] == "a canary"
    # By hand: errands is reversed, so (3 + 3 + 1) / 3 = 7/3 of 4, on 0-100.
    assert scores["everyday"] == (pytest.approx(100 * 7 / 12, abs=1e-12), 3)
    assert scores["ability_now"] == (6, 1)
    assert list(log["action"]) == ["invite", "submit"]
    assert count(world, inviting.drafts) == count(world, inviting.draft_answers) == 0


def test_four_ways_not_to_answer_stay_four(world: Engine) -> None:
    whole = complete(meter(), {"mornings": -127, "errands": -126, "works": 0, "at_work": 4, "ability": 5})
    assert (whole["mornings"], whole["errands"], whole["at_work"], whole["wish"]) == (-127, -126, -125, -128)
    assert list(whole) == list(meter().items)


def test_a_replay_gives_the_first_receipt(world: Engine) -> None:
    draft = begin(world, mornings=3)
    first = submit(world, meter(), draft.id, NOW)
    for _ in range(3):
        assert submit(world, meter(), draft.id, NOW + timedelta(days=1)) == Receipt(first.measurement_id, True)
    assert count(world, measuring.measurements) == 1


def test_the_invitation_knows_its_measurement(world: Engine) -> None:
    draft = begin(world, mornings=3)
    found = submit(world, meter(), draft.id, NOW)
    with reading(world) as connection:
        assert invitations.get(connection, draft.invitation).measurement == found.measurement_id


def test_a_form_that_never_was(world: Engine) -> None:
    with pytest.raises(NotFoundError):
        submit(world, meter(), uuid4(), NOW)


def test_another_version_of_the_meter_is_refused_and_nothing_is_lost(world: Engine) -> None:
    draft = begin(world, mornings=3)
    with pytest.raises(StoreError, match=r"given to steps 1\.0\.0"):
        submit(world, replace(meter(), content_hash="0" * 64), draft.id, NOW)
    assert count(world, inviting.drafts) == 1


def test_an_answer_saved_meanwhile_is_not_lost(world: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begin(world, mornings=3)

    def late(*arguments: object) -> object:
        drafts.save_answer(world, draft.id, "ability", 9, draft.revision, NOW)
        return original(*arguments)  # type: ignore[arg-type]

    original = submission._measurement
    monkeypatch.setattr(submission, "_measurement", late)
    with pytest.raises(StaleDraftError):
        submit(world, meter(), draft.id, NOW)
    assert count(world, measuring.measurements) == count(world, measuring.answers) == 0
    monkeypatch.undo()
    found = submit(world, meter(), draft.id, NOW)
    with reading(world) as connection:
        assert answers.of_measurement(connection, found.measurement_id)["ability"] == 9


@pytest.mark.parametrize("times", [2, 8])
def test_parallel_submissions_make_one_measurement(world: Engine, times: int) -> None:
    draft = begin(world, mornings=3)
    receipts = at_once(lambda: submit(world, meter(), draft.id, NOW), times)
    assert all(isinstance(each, Receipt) for each in receipts)
    assert len({each.measurement_id for each in receipts if isinstance(each, Receipt)}) == 1
    assert sorted(each.already for each in receipts if isinstance(each, Receipt)) == [False] + [True] * (times - 1)
    assert count(world, measuring.measurements) == 1


interleavings = given(st.lists(st.integers(0, 1), min_size=2, max_size=6), st.integers(1, 4))
QUIETLY: Any = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@settings(max_examples=15, **QUIETLY)
@interleavings
def test_any_interleaving_of_two_forms_makes_two_measurements(world: Engine, calls: list[int], threads: int) -> None:
    interleave(world, calls, threads)


@pytest.mark.nightly
@settings(max_examples=5_000, **QUIETLY)
@interleavings
def test_ten_thousand_interleavings(world: Engine, calls: list[int], threads: int) -> None:
    interleave(world, calls, threads)


def interleave(world: Engine, calls: list[int], threads: int) -> None:
    before = count(world, measuring.measurements)
    forms = [begin(world, mornings=1), begin(world, OTHER, mornings=2)]
    order = iter([*calls, 0, 1] * threads)
    turn = threading.Lock()

    def some() -> list[UUID]:
        found = []
        for _ in range(len(calls) + 2):
            with turn:
                which = next(order)
            found.append(submit(world, meter(), forms[which].id, NOW).measurement_id)
        return found

    receipts = at_once(some, threads)
    assert all(isinstance(each, list) for each in receipts), receipts
    assert count(world, measuring.measurements) == before + 2


def test_the_constraint_alone_makes_a_record_happen_once(world: Engine) -> None:
    again = measurement()
    receipts = at_once(lambda: record_once(world, meter(), replace(again, id=uuid4())), 6)
    assert sum(not each.already for each in receipts if isinstance(each, Receipt)) == 1
    assert count(world, measuring.measurements) == 1


def test_without_the_constraint_records_would_double(world: Engine) -> None:
    """The planted fault: if this one did not see doubles, the test above could not fail."""
    drop_unique(world)
    again = measurement()
    at_once(lambda: record_once(world, meter(), replace(again, id=uuid4())), 6)
    assert count(world, measuring.measurements) > 1


def drop_unique(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:
            connection.execute(text("ALTER TABLE measurements DROP CONSTRAINT uq_measurements_submission_id"))
        return
    with writing(engine) as connection:
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'measurements'")).scalar_one()
        weaker = found.replace("CONSTRAINT uq_measurements_submission_id UNIQUE (submission_id)", "CHECK (1)")
        assert weaker != found
        connection.execute(text("DROP TABLE measurements"))
        connection.execute(text(weaker))


def test_a_row_of_a_file_comes_in_once_an_organisation(world: Engine) -> None:
    first = replace(measurement(), external_key="file 7")
    record_once(world, meter(), first)
    with pytest.raises(ConflictError):
        record_once(world, meter(), replace(first, id=uuid4(), submission_id=uuid4()))
    record_once(world, meter(), replace(first, id=uuid4(), submission_id=uuid4(), organisation="yhdistys"))


def test_a_failure_half_way_leaves_nothing(world: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "score_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        record_once(world, meter(), measurement())
    for table in (measuring.measurements, measuring.answers, measuring.scores):
        assert count(world, table) == 0
