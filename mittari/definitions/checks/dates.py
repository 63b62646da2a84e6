"""Days on which nobody can have read a source yet."""

import datetime
from collections.abc import Iterator

from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem

TO_COME = ("the date is in the future", "give the date it was read")
DATED = ("evidence", "tables", "value_sets", "norm_tables")


def is_to_come(day: datetime.date) -> bool:
    """Whether a day has not come yet anywhere on earth."""
    return day > datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=1)


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Sources and tables that were read on a day to come, each at its line."""
    for part in DATED:
        for name, source in getattr(meter.structure, part).items():
            if source.read is not None and is_to_come(source.read):
                yield files.structure.problem((part, name, "read"), *TO_COME)
