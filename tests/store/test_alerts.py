"""An alert is there with its form, once, for the organisation that asked; dealing with it can be taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from mittari.definitions.item import Alert as Watched
from mittari.definitions.meter import Meter
from mittari.errors import ConflictError, NotFoundError
from mittari.store import alerts, audit
from mittari.store.engine import reading, writing
from mittari.store.schema.alerts import alerts as table
from mittari.store.submission import record, record_once
from tests.store.world import CLIENT, COACH, NOW, OTHER, OTHER_COACH, TODAY, count, measurement, meter


def watching() -> Meter:
    """The meter of the tests, which now watches the ability: 6 or more asks for somebody."""
    structure = meter().structure
    items = tuple(
        item.model_copy(update={"alert": Watched(at_least=6)}) if item.id == "ability" else item
        for item in structure.items
    )
    return replace(meter(), structure=structure.model_copy(update={"items": items}))


def test_it_comes_with_its_form_and_only_once(world: Engine) -> None:
    form = measurement()
    assert not record_once(world, watching(), form).already
    assert record_once(world, watching(), form).already
    with reading(world) as connection:
        (found,) = alerts.of_clients(connection, [CLIENT.id], "imatra").to_dict("records")
    assert (found["client"], found["item"], found["instrument"]) == (CLIENT.id, "ability", "steps")
    assert found["dealt_at"] is None or found["dealt_at"] != found["dealt_at"]


def test_a_form_that_is_not_kept_raises_none(world: Engine) -> None:
    form = measurement()

    def twice() -> None:
        with writing(world) as connection:
            record(connection, watching(), form)
            record(connection, watching(), form)

    with pytest.raises(ConflictError):
        twice()
    assert count(world, table) == 0


def test_an_answer_whose_question_is_no_longer_asked_raises_none(world: Engine) -> None:
    """The person went back, and the form that was sent does not hold the answer."""
    structure = watching().structure
    hidden = tuple(
        item.model_copy(update={"alert": Watched(at_least=1)}) if item.id == "at_work" else item
        for item in structure.items
    )
    gated = replace(watching(), structure=structure.model_copy(update={"items": hidden}))
    record_once(world, gated, measurement(ability=5, works=0, at_work=1))
    assert count(world, table) == 0
    record_once(world, gated, measurement(ability=5, works=1, at_work=1))
    assert count(world, table) == 1


def test_an_answer_below_raises_none(world: Engine) -> None:
    record_once(world, watching(), measurement(ability=5))
    assert count(world, table) == 0


def test_other_organisations_and_clients_do_not_see_it(world: Engine) -> None:
    record_once(world, watching(), measurement())
    with reading(world) as connection:
        assert alerts.of_clients(connection, [CLIENT.id], "yhdistys").empty
        assert alerts.of_clients(connection, [OTHER.id], "imatra").empty


def test_it_tells_the_day_of_the_answer_and_the_latest_comes_first(world: Engine) -> None:
    for day in (TODAY - timedelta(days=9), TODAY - timedelta(days=2), TODAY - timedelta(days=5)):
        record_once(world, watching(), replace(measurement(day), received_at=NOW))
    with reading(world) as connection:
        found = alerts.of_clients(connection, [CLIENT.id], "imatra")
    assert [(TODAY - day.date()).days for day in found["answered_on"]] == [2, 5, 9]
    assert set(found["raised_at"]) == {NOW}


def test_dealing_with_it_is_logged_and_can_be_taken_back(world: Engine) -> None:
    record_once(world, watching(), measurement())
    with reading(world) as connection:
        (found,) = alerts.of_clients(connection, [CLIENT.id], "imatra")["id"]
    alerts.deal(world, found, CLIENT.id, COACH.id, NOW)
    with reading(world) as connection:
        assert alerts.of_clients(connection, [CLIENT.id], "imatra")["dealt_at"].notna().all()
    alerts.deal(world, found, CLIENT.id, COACH.id, NOW + timedelta(minutes=1), dealt=False)
    with reading(world) as connection:
        assert alerts.of_clients(connection, [CLIENT.id], "imatra")["dealt_at"].isna().all()
        actions = set(audit.of_client(connection, CLIENT.id)["action"])
    assert {"deal_with_alert", "reopen_alert"} <= actions


def audit_is_silent(world: Engine) -> bool:
    """Whether nothing about an alert is in the log of the client."""
    with reading(world) as connection:
        return "deal_with_alert" not in set(audit.of_client(connection, CLIENT.id)["action"])


@pytest.mark.parametrize("whose", ["nobody", "somebody else", "another organisation"])
def test_nobody_deals_with_what_is_not_there(world: Engine, whose: str) -> None:
    record_once(world, watching(), measurement())
    with reading(world) as connection:
        (found,) = alerts.of_clients(connection, [CLIENT.id], "imatra")["id"]
    alert = uuid4() if whose == "nobody" else found
    client = OTHER if whose == "somebody else" else CLIENT
    staff = OTHER_COACH if whose == "another organisation" else COACH
    with pytest.raises(NotFoundError):
        alerts.deal(world, alert, client.id, staff.id, NOW)
    assert audit_is_silent(world)
