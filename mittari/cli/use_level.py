"""Which scores of a file may be read for groups only: the file tells their names, the library's meters the rest."""

from collections.abc import Iterator

from mittari.definitions.library import Library, default_library
from mittari.definitions.meter import Meter
from mittari.definitions.structure import UseLevel
from mittari.errors import InputError, Problem


def group_meter(score: str) -> str | None:
    """The id of the meter whose score this is, where the library reads a score of this name for groups only."""
    found = list(_with_score(default_library(), score))
    if any(meter.structure.use_level is UseLevel.INDIVIDUAL for meter in found):
        return None
    return found[0].id if found else None


def require_individual(score: str, option: str, advice: str) -> None:
    """Nothing if clients may be judged by this score, else InputError that names the option."""
    if (meter := group_meter(score)) is not None:
        reason = f"{score} is a score of {meter}, which may be read for groups only: nobody is judged by it"
        raise InputError([Problem(option, "", reason, advice)])


def _with_score(library: Library, score: str) -> Iterator[Meter]:
    for name in library.meter_ids():
        # Only files that hold the name are read as meters: reading them all takes seconds.
        if score in (library.root / "meters" / name / "instrument.yaml").read_text(encoding="utf-8", errors="replace"):
            meter = library.newest(name)
            yield from (each for each in (*meter.earlier, meter) if score in each.scores)
