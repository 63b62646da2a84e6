"""mittari hand-over: all clients of one coach, or those of nobody, to another coach."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer
from sqlalchemy import Connection

from mittari.cli.console import counted, say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.cli.staff import member_of
from mittari.errors import InputError, Problem
from mittari.records.actor import SYSTEM
from mittari.records.staff import StaffMember
from mittari.store import handover
from mittari.store.engine import reading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("hand-over")(hand_over)


def hand_over(
    target: Annotated[str, typer.Option("--to", metavar="LOGIN", help="The coach who gets them.")],
    db: Database,
    source: Annotated[
        str | None, typer.Option("--from", metavar="LOGIN", help="Whose clients: all she has in the organisation.")
    ] = None,
    without_coach: Annotated[
        bool, typer.Option("--without-coach", help="Instead of --from: the organisation's clients whom nobody has.")
    ] = False,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From which day on; left out, from today.")
    ] = None,
) -> None:
    """Hand over all clients of a coach who is away or leaves, or those without a coach, to another coach.

    The days before stay as they were; each client's log tells of it. Some clients only: in the web app.

    Example: mittari hand-over --from aino --to kaisa --db sqlite:///mittari.db
    """
    if (source is None) is not without_coach:
        raise InputError([Problem("hand-over", "", "whose clients?", "give either --from LOGIN or --without-coach")])
    now = datetime.now(UTC)
    first = day.date() if day else now.date()
    if first < now.date():
        raise InputError([Problem("hand-over", "--day", "the day is over", "give today or a later day")])
    with database(db) as engine:
        with reading(engine) as connection:
            to = _coach(connection, target)
            leaving = _colleague(connection, source, to) if source else None
            chosen = [one.client for one in handover.held(connection, to.organisation, leaving, now.date())]
        handover.hand_over(engine, handover.Handover(leaving, to, first), chosen, now.date(), now, SYSTEM)
    say(f"{counted(len(chosen), 'client')} handed over to {target}, from {first} on.")


def _coach(connection: Connection, login: str) -> StaffMember:
    member = member_of(connection, "hand-over", "--to", login)
    if not member.can_coach:
        reason, advice = f"{login} is not a coach who can sign in", "name one who is"
        raise InputError([Problem("hand-over", "--to", reason, advice)])
    return member


def _colleague(connection: Connection, login: str, to: StaffMember) -> UUID:
    member = member_of(connection, "hand-over", "--from", login)
    if member.id == to.id:
        raise InputError([Problem("hand-over", "--to", f"{login} has them already", "name another coach")])
    if member.organisation != to.organisation:
        reason = f"{login} and {to.login} work for different organisations"
        raise InputError([Problem("hand-over", "--from", reason, "name two who work for the same one")])
    return member.id
