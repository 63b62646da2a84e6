"""The coaches of an organisation, as those whom clients can be handed over to, and what is to come of that."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection
from wtforms.fields.choices import SelectChoice

from mittari.records.staff import StaffMember
from mittari.store import coaching, staff
from webapp import clock
from webapp.dates import day
from webapp.language import t


def coaches(connection: Connection, organisation: str, *but: UUID) -> dict[str, StaffMember]:
    """Those who can have clients, by id as text and in order of name, without these."""
    found = staff.of_organisation(connection, organisation)
    return {str(member.id): member for member in found if member.can_coach and member.id not in but}


def later(connection: Connection, organisation: str, clients: Collection[UUID]) -> dict[UUID, str]:
    """Who of the organisation will have each of these clients from which later day on, in words."""
    to_come = [one for one in coaching.to_come(connection, organisation, clock.today()) if one.client in clients]
    names = {one.coach: staff.get(connection, one.coach).display_name for one in to_come}
    return {one.client: t("staff.comes", day=day(one.since), name=names[one.coach]) for one in to_come}


def choices(members: dict[str, StaffMember]) -> list[SelectChoice]:
    """Names to choose from; the login stands beside one that two have."""
    names = [member.display_name for member in members.values()]
    return [SelectChoice(key, _told(member, names)) for key, member in members.items()]


def _told(member: StaffMember, names: list[str]) -> str:
    shared = names.count(member.display_name) > 1
    return f"{member.display_name} ({member.login})" if shared else member.display_name
