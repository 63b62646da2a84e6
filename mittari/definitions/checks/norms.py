"""Norms that belong to nothing, or that nobody could have measured yet."""

import datetime
from collections.abc import Iterator

from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.norms import Norms
from mittari.definitions.yaml_reader import Document
from mittari.errors import Problem


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of norms.yaml, each at its line."""
    if files.norms is not None:
        yield from check_norms(meter, meter.norms, files.norms)


def check_norms(meter: Meter, norms: Norms, document: Document) -> Iterator[Problem]:
    """Problems of norms that were read from a document, as norms of this meter."""
    seen = set()
    for number, norm in enumerate(norms.norms):
        place = ("norms", number)
        key = (norm.score, norm.population, norm.method)
        if norm.score not in meter.scores:
            known = ", ".join(meter.scores)
            yield document.problem((*place, "score"), f"there is no score {norm.score!r}", f"name one of: {known}")
        if key in seen:
            yield document.problem(place, "score, population and method are here twice", "keep one")
        if norm.date > datetime.datetime.now(tz=datetime.UTC).date():
            yield document.problem((*place, "date"), "the date is in the future", "give the date it was read")
        seen.add(key)
