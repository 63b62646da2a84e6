"""Forms that staff fill in about a client: theirs alone, never links, sent as theirs or withdrawn for good."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from mittari.errors import NotFoundError
from mittari.records.actor import ActorKind
from mittari.records.plan import Invitation, Plan, Point
from mittari.store import assessments, audit, drafts, invitations, plans
from mittari.store.engine import reading, writing
from mittari.store.schema import inviting, measuring
from mittari.store.submission import submit
from tests.store.test_submission import at_once
from tests.store.world import CLIENT, COACH, NOW, OFFICE, OTHER, OTHER_COACH, TODAY, count, meter


def begin(world: Engine) -> Invitation:
    return assessments.begin(world, CLIENT.id, meter(), COACH, NOW)


def answered(world: Engine, form: Invitation) -> drafts.Draft:
    """The form with one answer."""
    draft = drafts.open_draft(world, form, meter(), "fi", NOW)
    drafts.save_answer(world, draft.id, "mornings", 2, draft.revision, NOW)
    with reading(world) as connection:
        return drafts.load(connection, draft.id)


def test_beginning_again_goes_on_with_the_same_form(world: Engine) -> None:
    first = begin(world)
    assert (first.client, first.organisation, first.rater, first.plan) == (CLIENT.id, "imatra", COACH.id, None)
    assert begin(world) == first
    with reading(world) as connection:
        assert assessments.unfinished(connection, CLIENT.id, COACH) == [first]
        assert assessments.unfinished(connection, OTHER.id, COACH) == []
        log = audit.of_client(connection, CLIENT.id)
    assert list(log["action"]) == ["begin_assessment"]
    assert set(log["actor"]) == {COACH.id}


def test_one_for_a_plan_is_that_measurement(path: Engine) -> None:
    early, late = (Plan(CLIENT.id, "imatra", "steps", TODAY, point) for point in (Point.INTERIM, Point.EXIT))
    with writing(path) as connection:
        plans.add(connection, early, late)
    loose = begin(path)
    assert loose.plan is None
    form = assessments.begin(path, CLIENT.id, meter(), COACH, NOW, early.id)
    assert (form.id, form.plan) == (loose.id, early.id)
    assert begin(path) == form
    assert assessments.begin(path, CLIENT.id, meter(), COACH, NOW, late.id).id == form.id
    submit(path, meter(), answered(path, form).id, NOW)
    with reading(path) as connection:
        assert {early.id, late.id} & plans.done(connection, CLIENT.id) == {late.id}
    assert assessments.begin(path, CLIENT.id, meter(), COACH, NOW, early.id).plan == early.id


def test_two_that_begin_at_once_get_one_form(world: Engine) -> None:
    assert len(set(map(repr, at_once(lambda: begin(world).id, 4)))) == 1
    assert count(world, inviting.invitations) == 1


def test_it_is_nobody_elses(world: Engine) -> None:
    form = begin(world)
    with reading(world) as connection:
        assert assessments.own(connection, CLIENT.id, COACH, form.id) == form
        moved = replace(COACH, organisation="yhdistys")
        for client, rater in ((OTHER, COACH), (CLIENT, OFFICE), (CLIENT, OTHER_COACH), (CLIENT, moved)):
            with pytest.raises(NotFoundError):
                assessments.own(connection, client.id, rater, form.id)
        assert assessments.unfinished(connection, CLIENT.id, OFFICE) == []
        assert assessments.unfinished(connection, CLIENT.id, moved) == []
        with pytest.raises(NotFoundError):
            assessments.own(connection, CLIENT.id, COACH, uuid4())


def test_it_is_no_link_and_a_link_leaves_it_alone(world: Engine) -> None:
    form = begin(world)
    draft = answered(world, form)
    token = invitations.invite(world, CLIENT.id, meter(), "imatra", NOW)
    link = invitations.find(world, token, NOW)
    with reading(world) as connection:
        assert invitations.of_client(connection, CLIENT.id) == [link]
        assert invitations.get(connection, form.id).revoked_at is None
        assert drafts.of_invitation(connection, link.id) is None
        assert drafts.of_invitation(connection, form.id) == draft
        with pytest.raises(NotFoundError):
            assessments.own(connection, CLIENT.id, COACH, link.id)
    with pytest.raises(NotFoundError):
        assessments.withdraw(world, link, NOW)


def test_what_is_sent_carries_who_judged(world: Engine) -> None:
    form = begin(world)
    draft = answered(world, form)
    assert draft.rater == COACH.id
    found = submit(world, meter(), draft.id, NOW + timedelta(minutes=5))
    with reading(world) as connection:
        row = connection.execute(select(measuring.measurements)).one()
        assert (row.rater, row.invitation, row.mode) == (COACH.id, form.id, "rated")
        log = audit.of_client(connection, CLIENT.id).iloc[-1]
        assert (log["action"], log["actor_kind"], log["actor"]) == ("submit", ActorKind.STAFF, COACH.id)
        assert assessments.own(connection, CLIENT.id, COACH, form.id).measurement == found.measurement_id
        assert assessments.unfinished(connection, CLIENT.id, COACH) == []
    assert begin(world).id != form.id


def test_withdrawing_deletes_the_answers(world: Engine) -> None:
    form = begin(world)
    answered(world, form)
    assessments.withdraw(world, form, NOW)
    assert (count(world, inviting.drafts), count(world, inviting.draft_answers)) == (0, 0)
    with reading(world) as connection:
        assert assessments.unfinished(connection, CLIENT.id, COACH) == []
        assert list(audit.of_client(connection, CLIENT.id)["action"]) == ["begin_assessment", "withdraw_assessment"]
        with pytest.raises(NotFoundError):
            assessments.own(connection, CLIENT.id, COACH, form.id)
    with pytest.raises(NotFoundError):
        assessments.withdraw(world, form, NOW)


def test_what_was_sent_stays(world: Engine) -> None:
    form = begin(world)
    submit(world, meter(), answered(world, form).id, NOW)
    with pytest.raises(NotFoundError):
        assessments.withdraw(world, form, NOW)
    assert count(world, measuring.measurements) == 1
