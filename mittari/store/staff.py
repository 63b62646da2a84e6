"""Members of staff: who they are, what they may do, and whether a password is theirs."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, insert, select, update

from mittari.errors import NotFoundError
from mittari.records.actor import Actor, Event, staff_actor
from mittari.records.staff import Role, StaffMember
from mittari.store import audit, passwords, rows
from mittari.store.engine import reading, writing
from mittari.store.schema.access import sessions
from mittari.store.schema.people import staff, staff_roles

AT_ONCE = 5_000
COLUMNS = ("id", "organisation", "unit", "login", "display_name", "active")


def add(connection: Connection, member: StaffMember, password: str) -> None:
    """Inserts a member of staff; raises InputError for a password that won't do."""
    row = {name: getattr(member, name) for name in COLUMNS}
    connection.execute(insert(staff), row | {"password_hash": passwords.hash_password(password)})
    _add_roles(connection, member.id, member.roles)


def get(connection: Connection, member: UUID) -> StaffMember:
    """A member of staff by id, with the roles held at this moment; raises NotFoundError."""
    return _one(_fetch(connection, staff.c.id == member))


def by_login(connection: Connection, logins: Collection[str]) -> dict[str, StaffMember]:
    """The members of staff with these logins, by login; a login that nobody has is left out."""
    # A file can hold more names than a query takes parameters.
    found = (_fetch(connection, staff.c.login.in_(part)) for part in rows.chunks(logins, AT_ONCE))
    return {member.login: member for part in found for member in part}


def of_organisation(connection: Connection, organisation: str) -> list[StaffMember]:
    """The staff of an organisation, by name."""
    return _fetch(connection, staff.c.organisation == organisation)


def sign_in(engine: Engine, login: str, password: str, now: datetime) -> StaffMember | None:
    """The member of staff whose login and password these are; None, after as much work, where there is none."""
    with reading(engine) as connection:
        found = _fetch(connection, staff.c.login == login)
        stored = select(staff.c.password_hash).where(staff.c.login == login, staff.c.active)
        hashed = connection.execute(stored).scalar_one_or_none()
    if not passwords.matches(hashed, password) or not found:
        return None
    audit.log(engine, Event(now, staff_actor(found[0].id), "sign_in"))
    return found[0]


def set_roles(engine: Engine, member: UUID, roles: Iterable[Role], now: datetime, by: Actor) -> None:
    """Gives a member of staff these roles and no others; they count from the next request."""
    held = frozenset(roles)
    with writing(engine) as connection:
        connection.execute(delete(staff_roles).where(staff_roles.c.staff == member))
        _add_roles(connection, member, held)
        audit.append(connection, Event(now, by, "set_roles", object=str(member), detail=", ".join(sorted(held))))


def set_password(engine: Engine, member: UUID, password: str, now: datetime, by: Actor) -> None:
    """Changes a password and ends every session of its owner; raises InputError for one that won't do."""
    _change(engine, member, {"password_hash": passwords.hash_password(password)}, Event(now, by, "set_password"))


def set_active(engine: Engine, member: UUID, active: bool, now: datetime, by: Actor) -> None:
    """Closes an account, or opens it again, and ends its sessions; what its owner recorded stays."""
    _change(engine, member, {"active": active}, Event(now, by, "reactivate" if active else "deactivate"))


def _change(engine: Engine, member: UUID, values: dict[str, Any], event: Event) -> None:
    with writing(engine) as connection:
        connection.execute(update(staff).where(staff.c.id == member).values(values))
        open_ones = (sessions.c.staff == member, sessions.c.ended.is_(None))
        connection.execute(update(sessions).where(*open_ones).values(ended=event.at))
        audit.append(connection, replace(event, object=str(member)))


def _add_roles(connection: Connection, member: UUID, roles: Iterable[Role]) -> None:
    held = [{"staff": member, "role": role} for role in sorted(roles)]
    if held:
        connection.execute(insert(staff_roles), held)


def _fetch(connection: Connection, condition: Any) -> list[StaffMember]:
    columns = [staff.c[name] for name in COLUMNS]
    people = select(*columns).where(condition).order_by(staff.c.display_name, staff.c.id)
    roles: dict[UUID, set[Role]] = {}
    held = select(staff_roles.c.staff, staff_roles.c.role).join(staff).where(condition)
    for owner, role in connection.execute(held):
        roles.setdefault(owner, set()).add(Role(role))
    found = connection.execute(people).all()
    return [StaffMember(**row._mapping, roles=frozenset(roles.get(row.id, ()))) for row in found]


def _one(found: list[StaffMember]) -> StaffMember:
    if not found:
        raise NotFoundError("there is no such member of staff")
    return found[0]
