"""Rules about staff and clients."""

from datetime import date
from uuid import uuid4

from sqlalchemy import Engine

from mittari.store.schema.people import assignments, client_organisations, clients, residences, staff, staff_roles
from tests.store.schema.refusals import accepted, refused
from tests.store.world import CLIENT, COACH, OFFICE, TODAY

NEW = {"language": "fi"}


def test_labels_and_pseudonyms_are_one_persons(world: Engine) -> None:
    refused(world, clients, "label", id=uuid4(), label="A-2217", pseudonym="new", **NEW)
    refused(world, clients, "pseudonym", id=uuid4(), label="X-1", pseudonym=CLIENT.pseudonym, **NEW)


def test_a_birth_year_of_somebody_alive(world: Engine) -> None:
    for year in (1899, 2101):
        person = {"id": uuid4(), "label": "X-1", "pseudonym": "x", "birth_year": year}
        refused(world, clients, "ck_clients_birth_year_sane", **person, **NEW)
    accepted(world, clients, id=uuid4(), label="X-1", pseudonym="x", birth_year=None, **NEW)


def test_a_gender_of_the_list_or_none(world: Engine) -> None:
    refused(world, clients, "ck_clients_gender_known", id=uuid4(), label="X", pseudonym="x", gender="q", **NEW)


def test_logins_are_one_persons(world: Engine) -> None:
    row = {"organisation": "imatra", "display_name": "X", "password_hash": "x", "active": True}
    refused(world, staff, "login", id=uuid4(), login="coach", **row)


def test_a_role_of_the_list(world: Engine) -> None:
    refused(world, staff_roles, "ck_staff_roles_role_known", staff=COACH.id, role="king")


def test_nothing_ends_before_it_begins(world: Engine) -> None:
    span = {"client": CLIENT.id, "since": TODAY, "until": date(2020, 1, 1)}
    refused(world, assignments, "ck_assignments_until_after_since", coach=OFFICE.id, **span)
    refused(world, client_organisations, "ck_client_organisations_until", organisation="yhdistys", **span)


def test_one_home_a_day_in_a_municipality_that_is_there(world: Engine) -> None:
    refused(world, residences, "fk_|FOREIGN", client=CLIENT.id, municipality="999", start=TODAY)
    accepted(world, residences, client=CLIENT.id, municipality="405", start=TODAY)
    refused(world, residences, "pk_|UNIQUE", client=CLIENT.id, municipality="153", start=TODAY)
