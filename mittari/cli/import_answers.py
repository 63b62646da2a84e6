"""mittari import: a file of answers into the database."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import SHOWN, counted, say
from mittari.cli.database import database
from mittari.cli.options import Database
from mittari.cli.problems_file import tell_problems
from mittari.definitions.answer_map import read_answer_map
from mittari.definitions.library import default_library
from mittari.formats.alerts_of_file import RECENT_DAYS, Asking
from mittari.formats.answers_import import read_answers
from mittari.formats.store_answers import Stored, store_answers
from mittari.scoring.instrument import load


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_answers)


def import_answers(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.csv", help="One row a form.")],
    meter: Annotated[str, typer.Option(metavar="METER", help="A meter's id, or its folder.")],
    map_file: Annotated[Path, typer.Option("--map", metavar="MAP.yaml", help="Which column holds what.")],
    db: Database,
    problems: Annotated[Path | None, typer.Option(metavar="P.csv", help="Where each problem goes.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Import nothing if there is any problem.")] = False,
    alert_days: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="Forms of the last DAYS raise alerts; 0: none does.")
    ] = RECENT_DAYS,
) -> None:
    """Import a file of answers as it is: what is not in order is listed, the rest is scored and stored.

    Importing the same file again adds nothing. docs/import.md tells what MAP.yaml may hold.

    Example: mittari import answers.csv --meter who-5 --map map.yaml --db sqlite:///mittari.db
    """
    now = datetime.now(UTC)
    instrument, answer_map = load(meter), read_answer_map(map_file)
    with database(db) as engine:
        imported = read_answers(answers, instrument, answer_map, now.date())
        tell_problems(imported.problems, problems, strict)
        stored = store_answers(engine, default_library(), instrument, answer_map, imported, now, alert_days)
    added, clients = counted(stored.added, "measurement"), counted(stored.clients, "new client")
    say(f"{added} imported, {stored.known} there already, {clients}.")
    _tell_coaches(stored)
    _tell_alerts(stored.asking, alert_days)


def _tell_coaches(stored: Stored) -> None:
    if stored.coached:
        say(f"{counted(stored.coached, 'client')} given a coach from today on.")
    if stored.alone:
        advice = "Name one with coach or coach_column in the map and import again, or use `mittari hand-over`."
        say(f"{counted(stored.alone, 'client')} of the file without a coach: no coach's page shows them. {advice}")


def _tell_alerts(asking: Asking, days: int) -> None:
    if asking.clients:
        clients, span = counted(asking.clients, "client"), counted(days, "day")
        say(f"{clients}: an answer of the last {span} asks for somebody to be in touch; it waits for their coaches.")
    if asking.unseen:
        rows = ", ".join(map(str, asking.unseen[:SHOWN])) + (" and more" if len(asking.unseen) > SHOWN else "")
        say(f"Nobody sees it where the client has no coach here, so be in touch yourself: row {rows}.")
    if asking.older:
        forms = counted(asking.older, "older form")
        say(f"{forms} with such an answer raised no alert (--alert-days {days}): look through them yourself.")
