"""mittari demo: a simulated region to look at."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import progress, say
from mittari.definitions.library import default_library
from mittari.demo.build import build_demo
from mittari.demo.folder import DemoFolder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo goes.")],
    clients: Annotated[int, typer.Option(help="How many people to simulate.")] = 600,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 2026,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it ends on.")] = None,
    address: Annotated[str, typer.Option(help="Where it will be served; only told.")] = "http://127.0.0.1:8000",
    fresh: Annotated[bool, typer.Option("--fresh", help="Build anew, and lose what was entered in the demo.")] = False,
) -> None:
    """Build a demo with simulated clients: a database, a snapshot, and reports. Everything in it is invented.

    Example: mittari demo build/demo
    """
    target = DemoFolder(folder)
    if target.is_there() and not fresh:
        say(f"The demo in {folder} is kept; --fresh builds it anew.")
    else:
        with progress("Simulating") as advance:
            day = (today or datetime.now(UTC)).date()
            build_demo(target, default_library(), day, clients, seed, advance)
    say(target.welcome(address))
