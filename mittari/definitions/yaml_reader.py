"""Read YAML as plain strings, and remember the line of every key.

PyYAML's own `safe_load` turns `on`, `no` and `12:30` into other types, lets a later key overwrite an earlier one,
and expands a 430-byte alias bomb; definitions are written by hand in many languages, so none of that may happen.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mittari.errors import DefinitionError, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A YAML file as nested dicts and lists of strings (`None` for an empty value), with `lines[place]`."""

    file: str
    tree: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, reason: str, advice: str = "") -> Problem:
        """A problem at a place of this file."""
        return Problem(self.file, ".".join(map(str, place)), reason, advice, self.line(place))


def read_yaml(path: Path) -> Document:
    """The document in a file; raises DefinitionError with file, line and advice if it can't be read."""
    return parse_yaml(_text_of(path), str(path))


def parse_yaml(text: str, file: str) -> Document:
    """The document in a text; `file` is only the name used in messages."""
    try:
        _refuse_dangerous(text, file)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        reason = f"this is not YAML: {error.problem or error.context}"
        raise _refusal(file, line, reason, "check indentation, colons and quotes on this line") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _refusal(file, line, "a character here is not text", "save the file as plain UTF-8 text") from None
    if node is None:
        raise _refusal(file, 1, "the file is empty", "write at least one `key: value` line")
    lines: dict[Place, int] = {}
    return Document(file, _build(node, (), lines, file), lines)


def tree_hash(tree: Any) -> str:
    """SHA-256 (hex) of a document's tree or a part of it, whatever the order of its keys and its comments."""
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refusal(str(path), None, f"the file is larger than {MAX_BYTES // 1024} KB", "split it")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(str(path), None, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        reason = error.strerror or "it can't be opened"
        raise _refusal(str(path), None, reason, "check the name and the rights") from None


def _refusal(file: str, line: int | None, reason: str, advice: str) -> DefinitionError:
    return DefinitionError([Problem(file, "", reason, advice, line)])


def _refuse_dangerous(text: str, file: str) -> None:
    """Walk the events, which are never expanded, before anything is built from them."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _refusal(file, line, "a second document starts here (---)", "one file holds one document")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refusal(file, line, "aliases and anchors (* and &) are not allowed", "write the value out")
        if getattr(event, "tag", None):
            raise _refusal(file, line, "tags (!) are not allowed", "remove the tag or quote the text")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refusal(file, line, f"nested deeper than {MAX_DEPTH} levels", "flatten it")


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], file: str) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, place, lines, file)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*place, number), lines, file) for number, child in enumerate(node.value)]
    is_empty = isinstance(node, yaml.ScalarNode) and node.value == "" and node.style is None
    return None if is_empty else node.value


def _build_mapping(node: yaml.MappingNode, place: Place, lines: dict[Place, int], file: str) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _refusal(file, line, "a key must be plain text", "write `key: value`")
        key = key_node.value
        if key in built:
            raise _refusal(file, line, f"the key {key!r} is here twice", "keep one of them")
        lines[(*place, key)] = line
        built[key] = _build(value_node, (*place, key), lines, file)
    return built
