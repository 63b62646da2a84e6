"""mittari organisation and mittari staff: who works here."""

import getpass
import sys
from typing import Annotated

import typer
from sqlalchemy import Connection

from mittari.cli.console import say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.errors import InputError, Problem
from mittari.records.organisation import Organisation, Regime
from mittari.records.staff import Role, StaffMember
from mittari.store import organisations
from mittari.store import staff as store_staff
from mittari.store.engine import writing


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(organisation)
    app.command()(staff)


def organisation(
    organisation_id: Annotated[str, typer.Argument(metavar="ID", help="Lower case, for example imatra.")],
    name: Annotated[str, typer.Argument(metavar="NAME")],
    db: Database,
    regime: Annotated[Regime, typer.Option(help="The law it works under.")] = Regime.EMPLOYMENT,
) -> None:
    """Add an organisation: the controller of its clients' data.

    Example: mittari organisation imatra "Imatran työllisyyspalvelut" --db sqlite:///mittari.db
    """
    with database(db) as engine, writing(engine) as connection:
        organisations.add(connection, Organisation(organisation_id, name, regime))
    say(f"Added {organisation_id}. Next: mittari staff LOGIN --organisation {organisation_id} --role coach")


def staff(
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    organisation: Annotated[str, typer.Option(metavar="ID", help="The organisation they work for.")],
    role: Annotated[list[Role], typer.Option(help="What they may do; give it more than once for more roles.")],
    db: Database,
    name: Annotated[str | None, typer.Option(help="The name that clients and colleagues see.")] = None,
) -> None:
    """Add a member of staff; asks for the password, or reads it from standard input.

    Example: mittari staff aino --organisation imatra --role coach --name "Aino Virtanen" --db sqlite:///mittari.db
    """
    password = ask_password()
    member = StaffMember(organisation, login, name or login, frozenset(role))
    with database(db) as engine, writing(engine) as connection:
        store_staff.add(connection, member, password)
    say(f"Added {login}.")


def ask_password() -> str:
    """The password that somebody types without its being seen, or the first line of standard input."""
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def member_of(connection: Connection, command: str, option: str, login: str) -> StaffMember:
    """The member of staff with a login; a command's option that names nobody is an InputError."""
    found = store_staff.by_login(connection, [login])
    if not found:
        raise InputError([Problem(command, option, f"nobody has the login {login!r}", "correct it")])
    return found[login]
