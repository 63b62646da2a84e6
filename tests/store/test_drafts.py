"""Forms being answered: saved at once, on two devices, never overwritten unseen."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from mittari.errors import NotFoundError, StaleDraftError, StoreError
from mittari.records.measurement import Mode
from mittari.store import assessments, drafts, invitations
from mittari.store.engine import reading
from mittari.store.schema import inviting
from mittari.store.submission import submit
from tests.store.test_submission import at_once, begin
from tests.store.world import CLIENT, COACH, NOW, count, meter


def test_coming_back_finds_the_same_form(world: Engine) -> None:
    token = invitations.invite(world, CLIENT.id, meter(), "imatra", NOW)
    invitation = invitations.find(world, token, NOW)
    first = drafts.open_draft(world, invitation, meter(), "fi", NOW, Mode.ASSISTED)
    assert (first.revision, first.mode, first.language, first.answers) == (0, Mode.ASSISTED, "fi", {})
    assert (first.instrument, first.version, first.content_hash) == ("steps", "1.0.0", meter().content_hash)
    drafts.save_answer(world, first.id, "mornings", 2, 0, NOW)
    again = drafts.open_draft(world, invitation, meter(), "sv", NOW + timedelta(days=3))
    assert (again.id, again.revision, again.answers, again.language) == (first.id, 1, {"mornings": 2}, "fi")
    drafts.set_language(world, first.id, "sv", NOW)
    with reading(world) as connection:
        assert drafts.load(connection, first.id).language == "sv"


def test_what_staff_fill_in_about_a_client_is_rated(world: Engine) -> None:
    form = assessments.begin(world, CLIENT.id, meter(), COACH, NOW)
    assert drafts.open_draft(world, form, meter(), "fi", NOW).mode is Mode.RATED
    link = invitations.find(world, invitations.invite(world, CLIENT.id, meter(), "imatra", NOW), NOW)
    assert drafts.open_draft(world, link, meter(), "fi", NOW).mode is Mode.SELF


def test_two_that_open_at_once_get_one_form(world: Engine) -> None:
    token = invitations.invite(world, CLIENT.id, meter(), "imatra", NOW)
    invitation = invitations.find(world, token, NOW)
    found = at_once(lambda: drafts.open_draft(world, invitation, meter(), "fi", NOW).id, 4)
    assert count(world, inviting.drafts) == 1
    assert len(set(found)) == 1


@pytest.mark.parametrize("answer", [0, -127, 2.5, "text", "", "2026-01-01"])
def test_an_answer_comes_back_as_it_was(world: Engine, answer: float | str) -> None:
    draft = begin(world, wish=answer)
    assert draft.answers == {"wish": answer}


def test_a_changed_answer_replaces_the_old_one(world: Engine) -> None:
    draft = begin(world, mornings=1)
    assert drafts.save_answer(world, draft.id, "mornings", 4, draft.revision, NOW) == draft.revision + 1
    with reading(world) as connection:
        assert drafts.load(connection, draft.id).answers == {"mornings": 4}


def test_the_later_of_two_devices_is_told(world: Engine) -> None:
    draft = begin(world, mornings=1)
    drafts.save_answer(world, draft.id, "mornings", 2, draft.revision, NOW)
    with pytest.raises(StaleDraftError) as caught:
        drafts.save_answer(world, draft.id, "mornings", 3, draft.revision, NOW)
    assert caught.value.revision == draft.revision + 1
    with reading(world) as connection:
        assert drafts.load(connection, draft.id).answers == {"mornings": 2}


def test_of_two_at_the_same_moment_one_is_saved_and_one_is_told(world: Engine) -> None:
    draft = begin(world)
    codes = iter(range(5))
    found = at_once(lambda: drafts.save_answer(world, draft.id, "mornings", next(codes), 0, NOW), 4)
    assert sorted(isinstance(each, StaleDraftError) for each in found) == [False, True, True, True]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["mornings", "errands"]), st.integers(0, 4)), max_size=8))
def test_two_devices_in_any_order(world: Engine, steps: list[tuple[int, str, int]]) -> None:
    """A device knows the revision it saw last; the expectation is a plain dict that follows the acknowledged ones."""
    draft = begin(world)
    newest, expected = draft.revision, dict(draft.answers)
    seen = [newest, newest]
    for device, item, code in steps:
        if seen[device] == newest:
            newest = seen[device] = drafts.save_answer(world, draft.id, item, code, seen[device], NOW)
            expected[item] = code
        else:
            with pytest.raises(StaleDraftError) as caught:
                drafts.save_answer(world, draft.id, item, code, seen[device], NOW)
            seen[device] = caught.value.revision
    with reading(world) as connection:
        assert drafts.load(connection, draft.id).answers == expected


def test_a_form_that_was_sent_in_is_closed(world: Engine) -> None:
    draft = begin(world, mornings=1)
    submit(world, meter(), draft.id, NOW)
    for late in (
        lambda: drafts.save_answer(world, draft.id, "mornings", 2, 1, NOW),
        lambda: drafts.set_language(world, draft.id, "sv", NOW),
    ):
        with pytest.raises(NotFoundError, match="sent in"):
            late()
    with reading(world) as connection:
        invitation = invitations.get(connection, draft.invitation)
        assert drafts.of_invitation(connection, draft.invitation) is None
    for known in (invitation, replace(invitation, measurement=None)):
        with pytest.raises(StoreError, match="sent in already"):
            drafts.open_draft(world, known, meter(), "fi", NOW)


def test_forms_do_not_print_answers(world: Engine) -> None:
    draft = begin(world, wish="a canary")
    assert "canary" not in repr(draft)
    assert "canary" not in repr(replace(draft, id=uuid4()))
