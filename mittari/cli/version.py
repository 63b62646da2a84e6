"""mittari version: what is running here, as is wanted when a fault is told."""

import platform
from importlib.metadata import version as installed

import typer

from mittari.cli.console import say
from mittari.scoring.tabulated.in_c import InC
from mittari.scoring.tabulated.loops import LOOPS


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(version)


def version() -> None:
    """Tell the version of mittari and of what it runs on.

    `mittari --version` does the same. Large files are scored in C where there was a C compiler when mittari was
    installed, else with NumPy, to the same bits.

    Example: mittari version
    """
    loops = "C" if isinstance(LOOPS, InC) else "NumPy"
    packages = ", ".join(f"{name} {installed(name)}" for name in ("numpy", "pandas", "pyarrow"))
    say(f"mittari {installed('mittari')}")
    say(
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {packages}; scores in {loops}"
    )
