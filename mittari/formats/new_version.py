"""Beginning a new version: the published one is put away, and a draft of the next starts as its copy."""

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.lock import lock_file, read_lock
from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.model import version_order
from mittari.definitions.versions import CROSSWALKS, FOLDER, is_version
from mittari.errors import DefinitionError, Problem
from mittari.formats.publishing import write_value
from mittari.formats.whole_file import whole_file
from mittari.scoring.check import check_meter

KEPT = ("instrument.yaml", "texts", "norms.yaml", "cases.yaml")
"""What an earlier version is read from: enough to replay its scores and to show its questions."""


def begin_version(folder: Path, version: str, today: datetime.date) -> Meter:
    """Puts the published version in a meter's folder into versions/ and makes the folder a draft of the next version.

    A crosswalk is begun with it, in which nothing has changed yet. Returns the version that was put away. Raises
    DefinitionError where the one in the folder is not published as it stands, or the new one is not higher.
    """
    meter, files = read_meter(folder)
    if problems := [*check_meter(folder), *_refusals(meter, folder, version)]:
        raise DefinitionError(problems)
    _put_away(folder, meter.version)
    write_value(files.structure, "version", version)
    write_value(read_meter(folder)[1].structure, "status", "draft")
    (folder / CROSSWALKS).mkdir(exist_ok=True)
    with whole_file(folder / CROSSWALKS / f"{meter.version}-to-{version}.yaml") as target:
        target.file.write(crosswalk_yaml(meter, version))
    _tell(folder / "CHANGES.md", f"- {version}: {TODO} tell what differs from {meter.version}; begun on {today}.\n")
    return meter


def crosswalk_yaml(meter: Meter, version: str) -> str:
    """A crosswalk from a meter to a version that does not differ from it yet."""
    lines = [
        f"# What became of each item and score of {meter.version}; docs/versions.md tells what can be written here.",
        f"from: {meter.version}",
        f"to: {version}",
        "items:",
        *(f"  {name}: kept" for name in meter.items),
    ]
    if meter.scores:
        why = "nothing in it has changed"
        lines += ["scores:", *(f"  {name}: {{comparable: as_it_is, why: {why}}}" for name in meter.scores)]
    return "\n".join(lines) + "\n"


def _refusals(meter: Meter, folder: Path, version: str) -> Iterator[Problem]:
    path = lock_file(folder)
    if path is None or read_lock(path).version(meter.id, meter.version) is None:
        reason = f"{meter.version} is not published: it can still be changed"
        yield Problem(str(folder), "", reason, f"change it as it is, or `mittari publish {meter.id}` first")
    if not is_version(version):
        yield Problem("--begin", "", f"{version!r} is not a version", "write it like 2.0.0")
    elif version_order(version) <= version_order(meter.version):
        yield Problem(
            "--begin", "", f"{version} is not higher than {meter.version}", "give the new one a higher version"
        )


def _put_away(folder: Path, version: str) -> None:
    """Copies what is kept to a folder beside the place and moves it there: it is there whole or not at all."""
    place = folder / FOLDER / version
    place.parent.mkdir(exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=f".{version}-", dir=place.parent))
    try:
        for name in KEPT:
            _copy(folder / name, working / name)
        working.chmod(0o755)
        working.rename(place)
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        shutil.copy(source, target)


def _tell(changes: Path, line: str) -> None:
    text = changes.read_text(encoding="utf-8")
    with whole_file(changes) as target:
        target.file.write(text if text.endswith("\n") else text + "\n")
        target.file.write(line)
