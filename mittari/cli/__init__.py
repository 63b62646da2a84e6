"""The command line: one command a file, which is imported when somebody asks for it."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from mittari.cli.console import complain
from mittari.errors import MittariError

PANELS: Mapping[str, tuple[str, ...]] = {
    "Meters and their wording": ("check", "meter", "meters", "publish", "norms", "texts"),
    "Answers and scores": ("score", "import_answers", "rescore"),
    "How well a meter measures": ("psychometrics", "link"),
    "What changed, for one person and for a group": ("change", "goals", "growth", "course", "group"),
    "What goes along with services on the path": ("effects", "msm", "series", "transitions", "providers", "cost"),
    "From the database to reports": ("snapshot", "data", "report"),
    "Running mittari": ("demo", "serve", "db", "backup", "staff", "account", "hand_over", "areas", "version"),
}
"""The modules of the commands, in the order of the help."""
OTHER_NAMES = {"import": "import_answers", "restore": "backup", "organisation": "staff", "hand-over": "hand_over"}
"""The modules of the commands that are not called like them."""


def command_line(arguments: Sequence[str] = ()) -> typer.Typer:
    """The command that the arguments name, or all of them: to import all takes seconds."""
    app = typer.Typer(
        no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich"
    )
    # With a callback a single command is still called by its name.
    app.callback()(introduction)
    first = arguments[0].removeprefix("--") if arguments else ""
    named = OTHER_NAMES.get(first, first)
    known = {module for modules in PANELS.values() for module in modules}
    for panel, modules in PANELS.items():
        for module in modules:
            if named not in known or module == named:
                _register(app, module, panel)
    return app


def _tell_version(asked: bool) -> None:
    if asked:
        import_module("mittari.cli.version").version()
        raise typer.Exit


def introduction(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Show, prove and publish what changed in people's lives over their whole service path.

    Every command tells more, with an example: mittari COMMAND --help
    """


def _register(app: typer.Typer, module: str, panel: str) -> None:
    before = len(app.registered_commands)
    import_module(f"mittari.cli.{module}").register(app)
    added: Any
    for added in (*app.registered_commands[before:], *app.registered_groups):
        if not isinstance(added.rich_help_panel, str):
            added.rich_help_panel = panel


def main() -> None:
    """Run a command; what somebody can mend is told without a traceback, and ends with status 2."""
    try:
        command_line(sys.argv[1:])()
    except MittariError as error:
        complain(error)
        sys.exit(2)
