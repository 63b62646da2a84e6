"""From a snapshot to a report: ask, add up, release."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from mittari.definitions.areas import AreaSystem, read_areas
from mittari.definitions.indicator import Indicator
from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.report import ReportDefinition
from mittari.disclosure import release
from mittari.errors import InputError, Problem
from mittari.indicators import Period, Question, Scope, compute, read_scope
from mittari.indicators.cohort import Tables
from mittari.reports.report import Report


class MeterEntry(Protocol):
    """A version of an instrument that was answered."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def content_hash(self) -> str: ...


class Manifest(Protocol):
    """What a snapshot says about itself, as far as a report needs it."""

    @property
    def created(self) -> datetime: ...
    @property
    def simulated(self) -> bool: ...
    @property
    def meters(self) -> Iterable[MeterEntry]: ...
    @property
    def names(self) -> Mapping[str, str]: ...


class Source(Protocol):
    """A snapshot, as mittari.store.snapshot.Snapshot opens it."""

    @property
    def manifest(self) -> Manifest: ...
    @property
    def norms(self) -> Mapping[str, Norms]: ...
    def partitions(self) -> Iterable[Tables]: ...


def build_report(
    snapshot: Source,
    library: Library,
    scope: Scope | str,
    period: Period | str,
    report_id: str = "impact",
    *,
    areas: AreaSystem | None = None,
) -> Report:
    """The report on a scope (`organisation:ID`, `area:CODE`, `area:LEVEL:CODE`) over a period (`FIRST/LAST` day).

    `areas` are by default the newest of the library. Raises InputError for a scope, period or report that can't be,
    and DisclosureError where nothing may leave.
    """
    definition = _definition(library, report_id)
    indicators = [_indicator(library, name) for name in definition.indicators]
    manifest = snapshot.manifest
    where = scope if isinstance(scope, Scope) else read_scope(scope, areas or newest_areas(library), manifest.names)
    question = Question(
        where,
        period if isinstance(period, Period) else Period.read(period),
        meters_of(snapshot, library),
        library.statuses,
        manifest.created.date(),
    )
    released = release(compute(snapshot.partitions(), question, indicators), definition.minimum_group)
    return Report(definition, tuple(indicators), question, released, library, manifest.created, manifest.simulated)


def meters_of(snapshot: Source, library: Library) -> dict[tuple[str, str], Meter]:
    """The library's meters by (id, version), earlier versions too, with the operator's norms.

    Not those whose content has changed since they were answered.
    """
    answered: dict[tuple[str, str], set[str]] = {}
    for entry in snapshot.manifest.meters:
        answered.setdefault((entry.id, entry.version), set()).add(entry.content_hash)
    newest = (library.meter(name) for name in library.meter_ids())
    local = [meter.with_norms(snapshot.norms[meter.id]) if meter.id in snapshot.norms else meter for meter in newest]
    return {
        (meter.id, meter.version): meter
        for whole in local
        for meter in (whole, *whole.earlier)
        if answered.get((meter.id, meter.version), set()) <= {meter.content_hash}
    }


def newest_areas(library: Library) -> AreaSystem | None:
    """The area system of the latest year in the library, None if it has none."""
    systems = [read_areas(path) for path in sorted((library.root / "areas").glob("*.csv"))]
    return max(systems, key=lambda system: system.year, default=None)


def _definition(library: Library, report_id: str) -> ReportDefinition:
    if report_id not in library.reports:
        known = ", ".join(sorted(library.reports)) or "none"
        raise InputError([Problem("report", "", f"there is no report {report_id!r}", f"the library has: {known}")])
    return library.reports[report_id]


def _indicator(library: Library, name: str) -> Indicator:
    if name not in library.indicators:
        known = ", ".join(sorted(library.indicators)) or "none"
        raise InputError([Problem("report", "indicators", f"there is no {name!r}", f"the library has: {known}")])
    return library.indicators[name]
