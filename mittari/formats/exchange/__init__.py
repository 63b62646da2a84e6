"""Meters in and out in the formats of other programs; a format has one file that reads and writes it."""

from pathlib import Path
from typing import Protocol

from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir, limesurvey, redcap, surveyjs, xlsform
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.loss import Loss


class Format(Protocol):
    """What the file of a format offers: `SUFFIX`, the ending of its files, and two functions."""

    SUFFIX: str

    def read(self, path: Path) -> Draft:
        """The draft of a meter in a file; raises InputError if the file can't be taken."""
        ...

    def write(self, meter: Meter, path: Path) -> tuple[Loss, ...]:
        """Write a meter's form to a file; what the format can't carry is returned."""
        ...


FORMATS: dict[str, Format] = {
    "fhir": fhir,
    "surveyjs": surveyjs,
    "xlsform": xlsform,
    "redcap": redcap,
    "limesurvey": limesurvey,
}
