"""A place in somebody's JSON: what is asked of it has the right type, or the file is refused naming the place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mittari.errors import InputError
from mittari.formats.exchange.limits import refusal


@dataclass(frozen=True)
class Node:
    """An object of a JSON file with the dotted place where it stands; a key that holds null counts as not there."""

    path: Path
    tree: dict[str, Any]
    place: str = ""

    def text(self, key: str) -> str:
        """A text without blanks around it, empty if it is not there; a number is taken as its text."""
        value = self._at_key(key, "")
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.refused(key, "a text is needed here")
        return str(value).strip()

    def number(self, key: str) -> float | None:
        """A number, or None if it is not there."""
        value = self.tree.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.refused(key, "a number is needed here")
        return value

    def flag(self, key: str) -> bool:
        """Whether a key is there and true."""
        return self.tree.get(key) is True

    def nodes(self, key: str) -> list["Node"]:
        """The objects of a list, none if it is not there."""
        value = self._at_key(key, [])
        if not isinstance(value, list) or not all(isinstance(inner, dict) for inner in value):
            raise self.refused(key, "a list of objects is needed here")
        return [Node(self.path, inner, self._at(f"{key}.{number}")) for number, inner in enumerate(value)]

    def node(self, key: str) -> "Node":
        """The object at a key, an empty one if it is not there."""
        value = self._at_key(key, {})
        if not isinstance(value, dict):
            raise self.refused(key, "an object is needed here")
        return Node(self.path, value, self._at(key))

    def refused(self, key: str, reason: str) -> InputError:
        """The error for something wrong at a key."""
        return refusal(self.path, reason, "export the form again, or correct the file", self._at(key))

    def _at_key(self, key: str, otherwise: Any) -> Any:
        value = self.tree.get(key)
        return otherwise if value is None else value

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}".lstrip(".")
