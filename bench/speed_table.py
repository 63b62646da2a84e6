"""Tables and goals as the page about speed shows them."""

from collections.abc import Iterable


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def at_most(measured: float, most: float, unit: str) -> str:
    """Whether a goal that something shall stay below was reached."""
    return f"{most} {unit}: {'reached' if measured <= most else 'not reached'}"


def at_least(measured: float, least: float) -> str:
    """Whether a goal that something shall get up to was reached."""
    return f"{least}: {'reached' if measured >= least else 'not reached'}"


def versions(packages: dict[str, str]) -> str:
    """The packages with their versions, in a line."""
    return ", ".join(f"{name} {version}" for name, version in packages.items())
