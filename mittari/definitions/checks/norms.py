"""Norms that belong to nothing, or that nobody could have measured yet."""

from collections.abc import Iterator

from mittari.definitions.checks.dates import TO_COME, is_to_come
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.norms import Norm, Norms
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
        else:
            for name, reason, advice in _beyond(norm, meter.scores[norm.score].range):
                yield document.problem((*place, name), f"{norm.score}: {reason}", advice)
        if key in seen:
            yield document.problem(place, "score, population and method are here twice", "keep one")
        if is_to_come(norm.date):
            yield document.problem((*place, "date"), *TO_COME)
        seen.add(key)


def _beyond(norm: Norm, ends: tuple[float, float]) -> Iterator[tuple[str, str, str]]:
    """What no score of this range can reach: such a figure is of another scale, or a slip."""
    low, high = ends
    for name in ("mean", "cut"):
        value = getattr(norm, name)
        if value is not None and not low <= value <= high:
            yield name, f"{value:g} lies outside {low:g} to {high:g}", "give it on the scale of this score"
    for name in ("sd", "sem", "mdc", "mcid"):
        value = getattr(norm, name)
        if value is not None and value > high - low:
            yield name, f"{value:g} is more than the whole range, {high - low:g}", "give it on the scale of this score"
