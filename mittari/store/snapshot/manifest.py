"""What a snapshot says about itself."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mittari.errors import InputError, Problem

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class FileEntry:
    """The rows of a file, and the SHA-256 (hex) of its bytes."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class MeterEntry:
    """A version of an instrument that was answered."""

    id: str
    version: str
    content_hash: str


@dataclass(frozen=True)
class Manifest:
    """`names` are those of organisations, units and providers by id; `organisations` are the ids of the former.

    `created` is the only thing in a snapshot that differs when the same records are written again.
    """

    created: datetime
    simulated: bool
    revision: str
    scoring_version: int
    partitions: int
    meters: tuple[MeterEntry, ...]
    norms: dict[str, list[str]]
    names: dict[str, str]
    files: dict[str, FileEntry]
    format: int = FORMAT
    organisations: tuple[str, ...] = ()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes manifest.json."""
    tree = asdict(manifest) | {"created": manifest.created.isoformat()}
    text = json.dumps(tree, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot; raises InputError if the folder isn't one that this program can read."""
    try:
        tree = json.loads((folder / NAME).read_text("utf-8"))
        if tree["format"] != FORMAT:
            raise problem(folder / NAME, f"has the format {tree['format']}, and this program reads {FORMAT}")
        return _manifest(tree)
    except (OSError, ValueError, KeyError, TypeError):
        raise problem(folder / NAME, "is not the manifest of a snapshot") from None


def entry(file: Path, rows: int) -> FileEntry:
    """The entry of a file that has been written."""
    return FileEntry(rows, hashlib.sha256(file.read_bytes()).hexdigest())


def problem(file: Path, reason: str) -> InputError:
    """An error about a file of a snapshot."""
    return InputError([Problem(str(file), "", reason, "write the snapshot again with `mittari snapshot`")])


def _manifest(tree: dict[str, Any]) -> Manifest:
    read = {
        "created": datetime.fromisoformat(tree["created"]),
        "meters": tuple(MeterEntry(**meter) for meter in tree["meters"]),
        "files": {name: FileEntry(**file) for name, file in tree["files"].items()},
        "organisations": tuple(tree.get("organisations", ())),
    }
    return Manifest(**(tree | read))
