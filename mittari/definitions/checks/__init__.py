"""What the schema can't say: one file of checks a part of a meter; each returns problems and never raises."""

from mittari.definitions.checks import folder, items, norms, scores, texts
from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem

CHECKS = (folder.check, items.check, scores.check, texts.check, norms.check)


def check_definition(meter: Meter, files: MeterFiles) -> list[Problem]:
    """Every problem of a meter that could be read, in the order of its files."""
    return [problem for check in CHECKS for problem in check(meter, files)]
