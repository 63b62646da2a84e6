"""Personal links: found by token, ended by age or a newer one, and never used up by looking."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from mittari.errors import ExpiredLinkError, NotFoundError
from mittari.records.actor import staff_actor
from mittari.store import audit, drafts, invitations
from mittari.store.engine import reading
from mittari.store.schema.inviting import invitations as table
from mittari.store.submission import submit
from tests.store.test_submission import begin
from tests.store.world import CLIENT, COACH, NOW, OTHER, meter


def invite(engine: Engine, client: object = CLIENT) -> str:
    return invitations.invite(engine, client.id, meter(), "imatra", NOW, by=staff_actor(COACH.id))  # type: ignore[attr-defined]


def test_looking_changes_nothing(world: Engine) -> None:
    token = invite(world)
    found = [invitations.find(world, token, NOW + timedelta(days=day)) for day in range(14)]
    assert len(set(found)) == 1
    assert (found[0].client, found[0].instrument, found[0].measurement) == (CLIENT.id, "steps", None)


def test_after_fourteen_days_it_has_ended(world: Engine) -> None:
    token = invite(world)
    with pytest.raises(ExpiredLinkError, match="too old"):
        invitations.find(world, token, NOW + timedelta(days=14))


def test_a_newer_link_replaces_the_older_one_of_the_same_client(world: Engine) -> None:
    older, others, newer = invite(world), invite(world, OTHER), invite(world)
    with pytest.raises(ExpiredLinkError, match="newer"):
        invitations.find(world, older, NOW)
    assert invitations.find(world, newer, NOW).client == CLIENT.id
    assert invitations.find(world, others, NOW).client == OTHER.id


def test_an_answered_link_still_opens_the_persons_own_picture(world: Engine) -> None:
    draft = begin(world, mornings=1)
    submit(world, meter(), draft.id, NOW)
    invite(world)
    with reading(world) as connection:
        assert invitations.get(connection, draft.invitation).revoked_at is None


def test_a_link_can_be_ended(world: Engine) -> None:
    token = invite(world)
    invitations.revoke(world, invitations.find(world, token, NOW).id, NOW, staff_actor(COACH.id))
    with pytest.raises(ExpiredLinkError):
        invitations.find(world, token, NOW)
    with reading(world) as connection:
        assert list(audit.of_client(connection, CLIENT.id)["action"]) == ["invite", "revoke_invitation"]
        assert [each.client for each in invitations.of_client(connection, CLIENT.id)] == [CLIENT.id]


def test_a_made_up_link(world: Engine) -> None:
    for token in ("made up", "", "x" * 100_000):
        with pytest.raises(NotFoundError):
            invitations.find(world, token, NOW)
    with reading(world) as connection, pytest.raises(NotFoundError):
        invitations.get(connection, uuid4())


def test_the_token_is_not_in_the_database(world: Engine) -> None:
    token = invite(world)
    with reading(world) as connection:
        assert token not in str(connection.execute(table.select()).all())
        assert token not in audit.of_client(connection, CLIENT.id).to_csv()


def test_a_form_begun_through_the_older_link_goes_on_in_the_newer_one(world: Engine) -> None:
    begun = begin(world, mornings=2)
    newer = invitations.find(world, invite(world), NOW)
    with reading(world) as connection:
        moved = drafts.of_invitation(connection, newer.id)
    assert moved is not None
    assert (moved.id, moved.answers) == (begun.id, {"mornings": 2.0})


def test_another_organisation_never_gets_a_form_begun_elsewhere(world: Engine) -> None:
    begin(world, mornings=2)
    token = invitations.invite(world, CLIENT.id, meter(), "yhdistys", NOW)
    with reading(world) as connection:
        assert drafts.of_invitation(connection, invitations.find(world, token, NOW).id) is None


def test_a_form_of_other_questions_is_left_behind(world: Engine) -> None:
    begin(world, mornings=2)
    changed = replace(meter(), content_hash="0" * 64)
    token = invitations.invite(world, CLIENT.id, changed, "imatra", NOW)
    with reading(world) as connection:
        assert drafts.of_invitation(connection, invitations.find(world, token, NOW).id) is None
