"""The versions of a meter: the newest in its folder, earlier ones in versions/<version>/, crosswalks between them."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.model import VERSION, version_order
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import Document, read_yaml
from mittari.errors import DefinitionError, Problem, UnknownMeterError

FOLDER = "versions"
CROSSWALKS = "crosswalks"


@dataclass(frozen=True)
class CrosswalkFile:
    """A crosswalk with the document it was read from."""

    crosswalk: Crosswalk
    document: Document


def home_of(folder: Path) -> Path:
    """A meter's own folder, given that or one of its versions/."""
    whole = folder.resolve()
    return whole.parents[1] if is_earlier(folder) else whole


def is_earlier(folder: Path) -> bool:
    """Whether a folder holds an earlier version of a meter."""
    return folder.resolve().parent.name == FOLDER


def version_folders(folder: Path) -> list[Path]:
    """The folders of the earlier versions of the meter in a folder, oldest first; raises DefinitionError."""
    found = {path.parent for path in (folder / FOLDER).glob("*/instrument.yaml")}
    wrong = [path for path in sorted(found) if not is_version(path.name)]
    if wrong:
        advice = "name the folder like 1.0.0"
        raise DefinitionError([Problem(str(path), "", "this is not the name of a version", advice) for path in wrong])
    return sorted(found, key=lambda path: version_order(path.name))


def is_version(name: str) -> bool:
    """Whether a text is spelled as a version, like 1.0.0."""
    return re.fullmatch(VERSION, name) is not None


def read_crosswalks(folder: Path) -> list[CrosswalkFile]:
    """The crosswalks of the meter in a folder; raises DefinitionError with the problems of all of them."""
    problems: list[Problem] = []
    found = []
    for path in sorted((folder / CROSSWALKS).glob("*.yaml")):
        try:
            document = read_yaml(path)
            found.append(CrosswalkFile(validate(Crosswalk, document), document))
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    return found


def with_versions(meter: Meter, folder: Path) -> Meter:
    """A meter read from a folder, with its earlier versions and crosswalks; raises DefinitionError."""
    if is_earlier(folder):
        return meter
    earlier = tuple(read_meter(path)[0] for path in version_folders(folder))
    return replace(meter, earlier=earlier, crosswalks=tuple(file.crosswalk for file in read_crosswalks(folder)))


def in_use(meter: Meter) -> Meter:
    """The version that people are asked: the newest published one; a draft as long as there is no other."""
    if meter.structure.status == "published" or not meter.earlier:
        return meter
    return replace(meter.earlier[-1], earlier=meter.earlier[:-1], crosswalks=meter.crosswalks)


def of_version(meter: Meter, version: str) -> Meter:
    """This very version of a meter; raises UnknownMeterError."""
    there = {each.version: each for each in (meter, *meter.earlier)}
    if version not in there:
        raise UnknownMeterError(f"{meter.id} has no version {version}; the library has: {', '.join(sorted(there))}")
    return there[version]
