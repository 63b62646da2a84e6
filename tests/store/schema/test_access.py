"""Rules about consents, sessions and the log."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Engine

from mittari.store.schema.access import audit_log, consents, sessions
from tests.store.schema.refusals import accepted, refused
from tests.store.world import CLIENT, COACH, NOW

CONSENT = {"client": CLIENT.id, "holder": "imatra", "viewer": "yhdistys", "given_at": NOW}
TIMES = {"created": NOW, "last_seen": NOW, "expires": NOW}


def test_one_consent_at_a_time(world: Engine) -> None:
    accepted(world, consents, id=uuid4(), withdrawn_at=NOW, **CONSENT)
    accepted(world, consents, id=uuid4(), withdrawn_at=NOW, **CONSENT)
    accepted(world, consents, id=uuid4(), **CONSENT)
    refused(world, consents, r"uq_consents_active|UNIQUE", id=uuid4(), **CONSENT)


def test_a_consent_makes_sense(world: Engine) -> None:
    to_itself = CONSENT | {"viewer": "imatra"}
    refused(world, consents, "ck_consents_holder_not_viewer", id=uuid4(), **to_itself)
    too_early = NOW - timedelta(seconds=1)
    refused(world, consents, "ck_consents_withdrawn_after_given", id=uuid4(), withdrawn_at=too_early, **CONSENT)


def test_a_session_is_of_staff_or_of_a_link(world: Engine) -> None:
    accepted(world, sessions, token_hash="a", kind="staff", staff=COACH.id, **TIMES)
    refused(world, sessions, "ck_sessions_kind_fits", token_hash="b", kind="staff", **TIMES)
    refused(world, sessions, "ck_sessions_kind_fits", token_hash="c", kind="client", staff=COACH.id, **TIMES)


def test_the_log_counts_by_itself_and_knows_its_actors(world: Engine) -> None:
    event = {"at": NOW, "action": "view", "detail": ""}
    for _ in range(2):
        accepted(world, audit_log, actor_kind="system", **event)
    refused(world, audit_log, "ck_audit_log_actor_kind_known", actor_kind="ghost", **event)
    with world.connect() as connection:
        first, second = connection.execute(audit_log.select().order_by(audit_log.c.sequence)).all()
    assert first.sequence < second.sequence
