"""mittari account: one person's account, looked at and changed."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy import Engine

from mittari.cli.console import counted, say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.cli.staff import ask_password, member_of
from mittari.errors import InputError, Problem
from mittari.records.actor import SYSTEM
from mittari.records.staff import Role, StaffMember
from mittari.store import handover
from mittari.store import staff as store_staff
from mittari.store.engine import reading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(account)


def account(
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    db: Database,
    close: Annotated[bool, typer.Option("--close", help="They leave: no more sign-in, open sessions end.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="They are back, or it was closed by mistake.")] = False,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new one; open sessions end.")] = False,
    role: Annotated[
        list[Role] | None, typer.Option(help="What they may do from now on, and nothing else; more than once for more.")
    ] = None,
) -> None:
    """Tell who has an account, what they may do and how many clients they have; change it if asked to.

    What somebody recorded stays when the account is closed. Clients stay theirs until they are handed over.

    Example: mittari account aino --close --db sqlite:///mittari.db
    """
    if close and reopen:
        raise InputError([Problem("account", "--close", "--reopen is asked for too", "give one of them")])
    with database(db) as engine:
        member = _found(engine, login)
        # Asked for before anything is changed: one that won't do leaves all as it was.
        new_password = ask_password() if password else None
        _change(engine, member, close, reopen, role or [], new_password)
        _tell(engine, login)


def _change(
    engine: Engine, member: StaffMember, close: bool, reopen: bool, roles: list[Role], password: str | None
) -> None:
    now = datetime.now(UTC)
    if password is not None:
        store_staff.set_password(engine, member.id, password, now, SYSTEM)
    if roles:
        store_staff.set_roles(engine, member.id, roles, now, SYSTEM)
    if close or reopen:
        store_staff.set_active(engine, member.id, reopen, now, SYSTEM)


def _tell(engine: Engine, login: str) -> None:
    member = _found(engine, login)
    with reading(engine) as connection:
        clients = len(handover.held(connection, member.organisation, member.id, datetime.now(UTC).date()))
    state = "can sign in" if member.active else "closed"
    roles = ", ".join(sorted(member.roles)) or "no role"
    say(f"{login}: {member.display_name}, {member.organisation}; {roles}; {state}; {counted(clients, 'client')}.")
    if clients and not member.can_coach:
        say(f"Nobody else sees these clients. Next: mittari hand-over --from {login} --to LOGIN")


def _found(engine: Engine, login: str) -> StaffMember:
    with reading(engine) as connection:
        return member_of(connection, "account", "", login)
