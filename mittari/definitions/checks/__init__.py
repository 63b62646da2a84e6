"""What the schema can't say: one file of checks a part of a meter; each returns problems and never raises."""

from pathlib import Path

from mittari.definitions.checks import (
    crosswalk,
    dates,
    folder,
    groups,
    items,
    licence,
    lock,
    norms,
    scores,
    texts,
    transforms,
    undecided,
)
from mittari.definitions.meter import Meter, MeterFiles, read_meter
from mittari.definitions.versions import with_versions
from mittari.errors import DefinitionError, Problem

CHECKS = (
    folder.check,
    licence.check,
    items.check,
    groups.check,
    scores.check,
    transforms.check,
    texts.check,
    norms.check,
    dates.check,
    undecided.check,
    crosswalk.check,
    lock.check,
)
NEEDED_TO_SCORE = (items.check, groups.check, scores.check, transforms.check)


def check_definition(meter: Meter, files: MeterFiles) -> list[Problem]:
    """Every problem of a meter that could be read, in the order of its files."""
    return [problem for check in CHECKS for problem in check(meter, files)]


def unscorable(meter: Meter, files: MeterFiles) -> list[Problem]:
    """The problems for which its scores could not be computed, or would be wrong."""
    return [problem for check in NEEDED_TO_SCORE for problem in check(meter, files)]


def read_scorable(folder: Path) -> Meter:
    """The meter in a folder; raises DefinitionError where its scores could not be computed, or would be wrong."""
    meter, files = read_meter(folder)
    if problems := unscorable(meter, files):
        raise DefinitionError(problems)
    return with_versions(meter, folder)
