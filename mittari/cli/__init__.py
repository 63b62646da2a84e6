"""The command line: one command a file."""

import sys

import typer

from mittari.cli import (
    areas,
    backup,
    change,
    check,
    cost,
    course,
    data,
    db,
    demo,
    effects,
    goals,
    group,
    growth,
    import_answers,
    link,
    meter,
    meters,
    msm,
    norms,
    providers,
    psychometrics,
    publish,
    report,
    rescore,
    score,
    series,
    serve,
    snapshot,
    staff,
    texts,
    transitions,
)
from mittari.cli.console import complain
from mittari.errors import MittariError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich", help=__doc__
)
COMMANDS = (
    check,
    meter,
    meters,
    publish,
    score,
    import_answers,
    change,
    group,
    psychometrics,
    growth,
    goals,
    course,
    effects,
    msm,
    series,
    transitions,
    providers,
    cost,
    link,
    snapshot,
    data,
    report,
    demo,
    serve,
    db,
    backup,
    staff,
    areas,
    norms,
    rescore,
    texts,
)
for command in COMMANDS:
    command.register(app)


def main() -> None:
    """Run a command; what somebody can mend is told without a traceback, and ends with status 2."""
    try:
        app()
    except MittariError as error:
        complain(error)
        sys.exit(2)
