"""Plain values written as the YAML that the project's own meters are written in: short things stay on one line."""

import json
import re
from typing import Any

WIDTH = 120
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*|-?\d+(\.\d+)*")
WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Signs that YAML does not take as they are, or that nobody would see in a file."""


def yaml_text(tree: dict[str, Any]) -> str:
    """The YAML of a dict of dicts, lists, texts, numbers and booleans; None is an empty value."""
    return "\n".join(_mapping(tree, 0, is_top=True)) + "\n"


def _mapping(tree: dict[str, Any], indent: int, is_top: bool = False) -> list[str]:
    lines = []
    for key, value in tree.items():
        start = f"{' ' * indent}{scalar(key)}:"
        lines += _entry(start, value, indent, may_flow=not is_top or not _is_nested(value))
    return lines


def _entry(start: str, value: Any, indent: int, may_flow: bool) -> list[str]:
    flow = f"{start} {flowing(value)}" if value is not None else start
    if not isinstance(value, dict | list) or not value or (may_flow and len(flow) <= WIDTH):
        return [flow]
    if isinstance(value, dict):
        return [start, *_mapping(value, indent + 2)]
    return [start, *(line for entry in value for line in _listed(entry, indent + 2))]


def _listed(entry: Any, indent: int) -> list[str]:
    flow = f"{' ' * indent}- {flowing(entry)}"
    if not isinstance(entry, dict) or len(flow) <= WIDTH:
        return [flow]
    first, *rest = _mapping(entry, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _is_nested(value: Any) -> bool:
    """Whether a part of a file gets a line for each of its entries."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(entry, dict) for entry in value))


def flowing(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flowing(inner)}".rstrip() for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flowing(entry) for entry in value) + "]"
    return scalar(value)


def scalar(value: Any) -> str:
    """One text, number, boolean or nothing; a text that could be taken for something else is quoted."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    if PLAIN.fullmatch(value) and value.lower() not in WORDS:
        return value
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
