"""Which measurements can be scored again, by which version, and which can't."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.store.replay import Replay
from mittari.store.schema.measuring import measurements, scores


@dataclass(frozen=True)
class Left:
    """Measurements that can't be scored again, and why."""

    instrument: str
    version: str
    measurements: int
    reason: str


@dataclass(frozen=True)
class Plan:
    """What is to be scored again: the measurements of each replay."""

    replays: tuple[tuple[Replay, tuple[UUID, ...]], ...]
    left: tuple[Left, ...]

    @property
    def measurements(self) -> int:
        """How many measurements are scored again, however often."""
        return len({form for _, forms in self.replays for form in forms})

    @property
    def steps(self) -> int:
        """How often a measurement is scored."""
        return sum(len(forms) for _, forms in self.replays)


def plan_rescore(
    connection: Connection, library: Library, instrument: str | None = None, version: str | None = None
) -> Plan:
    """What can be scored again: by `version` where a crosswalk leads there; left out, as it was scored before.

    That is by the version that was answered, and by those that it was carried forward to. Raises UnknownMeterError for
    a version that the library does not have, and for a meter that nobody knows.
    """
    replays: list[tuple[Replay, tuple[UUID, ...]]] = []
    left: list[Left] = []
    if instrument and version:
        library.meter(instrument, version)
    found = _answered(connection, instrument)
    if instrument and not found:
        library.require(instrument)
    for name, answered, content_hash, count in found:
        replay = _replay(library, name, answered, content_hash, version or answered)
        if isinstance(replay, str):
            left.append(Left(name, answered, count, replay))
        else:
            replays.append((replay, _forms(connection, name, content_hash)))
            replays += [] if version else _carried(connection, library.newest(name), replay.answered)
    return Plan(tuple(replays), tuple(left))


def _carried(connection: Connection, newest: Meter, answered: Meter) -> list[tuple[Replay, tuple[UUID, ...]]]:
    """The replays by which forms of a version have been carried forward, each with these forms."""
    ways = ((by, newest.crosswalk(answered.version, by.version)) for by in (*newest.earlier, newest))
    found = []
    for by, crosswalk in ways:
        forms = _forms(connection, answered.id, answered.content_hash, by) if crosswalk else ()
        found += [(Replay(answered, by, crosswalk), forms)] if forms else []
    return found


def _answered(connection: Connection, instrument: str | None) -> list[tuple[str, str, str, int]]:
    form = measurements.c
    pin = (form.instrument, form.version, form.content_hash)
    query = select(*pin, func.count()).group_by(*pin).order_by(*pin)
    if instrument:
        query = query.where(form.instrument == instrument)
    return [tuple(row) for row in connection.execute(query)]


def _forms(
    connection: Connection, instrument: str, content_hash: str, scored_by: Meter | None = None
) -> tuple[UUID, ...]:
    form = measurements.c
    query = select(form.id).where(form.instrument == instrument, form.content_hash == content_hash)
    if scored_by is not None:
        there = select(scores.c.measurement).where(scores.c.content_hash == scored_by.content_hash)
        query = query.where(form.id.in_(there))
    return tuple(connection.execute(query.order_by(form.id)).scalars())


def _replay(library: Library, instrument: str, answered: str, content_hash: str, wanted: str) -> Replay | str:
    """How the forms of a version are scored again, or why they can't be."""
    versions = _versions(library, instrument)
    by, meter = versions.get(wanted), versions.get(answered)
    if meter is None:
        return "the library does not have this version"
    if meter.content_hash != content_hash:
        return "the library has this version with other content than was answered"
    if by is None or by is meter:
        return Replay(meter, meter) if by else f"the library has no version {wanted}"
    crosswalk = library.newest(instrument).crosswalk(answered, wanted)
    return Replay(meter, by, crosswalk) if crosswalk else f"no crosswalk leads from it to {wanted}"


def _versions(library: Library, instrument: str) -> dict[str, Meter]:
    if instrument not in library.meter_ids():
        return {}
    newest = library.newest(instrument)
    return {meter.version: meter for meter in (*newest.earlier, newest)}
