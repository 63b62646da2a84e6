"""The folder itself: its name, and the file that tells what changed between versions."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.versions import home_of, is_earlier
from mittari.errors import Problem

READ = frozenset({"instrument.yaml", "norms.yaml", "cases.yaml"})
FOLDERS = frozenset({"texts", "crosswalks"})


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of the folder."""
    folder = Path(files.structure.file).parent
    home = home_of(folder)
    if home.name != meter.id:
        reason = f"the folder is named {home.name!r}, the meter {meter.id!r}"
        yield files.structure.problem(("id",), reason, "give both the same name")
    name = folder.resolve().name
    if is_earlier(folder) and name != meter.version:
        reason = f"the folder is named {name!r}, the version is {meter.version!r}"
        yield files.structure.problem(("version",), reason, "give both the same name")
    if not tells_about(home / "CHANGES.md", meter.version):
        reason = f"CHANGES.md does not tell about version {meter.version}"
        yield files.structure.problem(("version",), reason, "write a line about it")
    if meter.structure.scores and not meter.cases:
        yield files.structure.problem(("scores",), "there is no worked case", "add cases.yaml")
    for path in _unread(folder):
        yield Problem(str(path), "", "nothing reads this file", _what_to_do(path))


def _what_to_do(path: Path) -> str:
    if path.parent.name in FOLDERS:
        return f"rename it to {path.stem}.yaml"
    near = difflib.get_close_matches(path.name, READ, n=1)
    return f"is it {near[0]}? rename it" if near else f"a meter's files are {', '.join(sorted(READ))} and folders"


def _unread(folder: Path) -> list[Path]:
    """YAML files that lie where no reader looks, for example under a misspelt name."""
    here = [path for path in folder.glob("*.y*ml") if path.name not in READ]
    return sorted(here + [path for path in folder.glob("*/*.yml") if path.parent.name in FOLDERS])


def tells_about(changes: Path, version: str) -> bool:
    """Whether CHANGES.md names a version, or a revision of its wording."""
    text = changes.read_text(encoding="utf-8", errors="replace") if changes.is_file() else ""
    return re.search(rf"(?<![\d.]){re.escape(version)}(?![\d]|\.\d)", text) is not None
