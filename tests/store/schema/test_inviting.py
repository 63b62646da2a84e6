"""Rules about plans, links and forms begun."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Engine

from mittari.store.schema.inviting import draft_answers, drafts, invitations, measurement_plans
from tests.store.schema.refusals import refused
from tests.store.test_submission import begin
from tests.store.world import CLIENT, NOW, TODAY, meter

PINNED = {"version": "1.0.0", "content_hash": meter().content_hash, "language": "fi", "revision": 0, "updated": NOW}


def test_a_point_of_the_list(world: Engine) -> None:
    row = {"id": uuid4(), "client": CLIENT.id, "organisation": "imatra", "instrument": "steps", "due": TODAY}
    refused(world, measurement_plans, "ck_measurement_plans_point_known", point="someday", **row)


def test_one_link_a_token(world: Engine) -> None:
    draft = begin(world)
    with world.connect() as connection:
        row = connection.execute(invitations.select()).one()._asdict()
    again = row | {"id": uuid4(), "expires": NOW + timedelta(days=1)}
    refused(world, invitations, "token_hash", **again)
    assert draft.invitation == row["id"]


def test_one_form_a_link_in_a_mode_of_the_list(world: Engine) -> None:
    draft = begin(world)
    refused(world, drafts, "invitation", id=uuid4(), invitation=draft.invitation, mode="self", **PINNED)
    refused(world, drafts, "ck_drafts_mode_known", id=uuid4(), invitation=draft.invitation, mode="dream", **PINNED)


def test_an_answer_is_a_value_or_a_text(world: Engine) -> None:
    draft = begin(world)
    for value, text in ((None, None), (1, "one")):
        row = {"draft": draft.id, "item": "mornings", "value": value, "text": text}
        refused(world, draft_answers, "ck_draft_answers_value_or_text", **row)
