"""What an import or a new meter left for a person to write: texts that still start with TODO."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.versions import is_earlier
from mittari.definitions.yaml_reader import Document, Place
from mittari.errors import Problem

TODO = "TODO:"


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Texts that start with TODO, and versions that CHANGES.md does not tell about yet, each at its line."""
    for document in (files.structure, *files.texts.values()):
        yield from _left(document, (), document.tree)
    folder = Path(files.structure.file).parent
    if not is_earlier(folder):
        yield from _untold(folder / "CHANGES.md")


def _untold(changes: Path) -> Iterator[Problem]:
    lines = changes.read_text(encoding="utf-8", errors="replace").splitlines() if changes.is_file() else []
    for number, line in enumerate(lines, 1):
        if TODO in line:
            advice = line.partition(TODO)[2].strip() or "write it"
            yield Problem(str(changes), "", "this is still to be written", advice, number)


def _left(document: Document, place: Place, value: Any) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _left(document, (*place, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _left(document, (*place, number), inner)
    elif isinstance(value, str) and value.startswith(TODO):
        yield document.problem(place, "this is still to be written", value.removeprefix(TODO).strip() or "write it")
