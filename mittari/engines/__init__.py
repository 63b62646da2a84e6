"""Map a function over the parts of a snapshot and add up what it returns: one engine a file."""

from collections.abc import Callable
from typing import Any

from mittari.engines import local, threads

ENGINES: dict[str, Callable[..., Any]] = {
    "local": local.run,
    "threads": threads.run,
}
