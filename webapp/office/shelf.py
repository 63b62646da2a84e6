"""Reports that were made, kept as long as nothing changes that they were made from."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from sqlalchemy import Engine

from mittari.definitions.library import Library
from mittari.indicators import Period
from mittari.reports import Report, build_report
from mittari.store.engine import reading
from mittari.store.fingerprint import fingerprint
from mittari.store.snapshot import Snapshot, write_snapshot

MOST = 50
PARTITIONS = 1
"""Few, as each takes its time and an office waits for the page."""


class Shelf:
    """The reports of one state of the records; each process has one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark = ""
        self._reports: dict[tuple[str, str], Report] = {}

    def report(self, engine: Engine, library: Library, scope: str, period: Period, today: date) -> Report:
        """The report on a scope and period from the records as they are now; one that was made is not made again."""
        key = scope, str(period)
        with self._lock:
            self._clear_if_old(engine, today)
            if key not in self._reports:
                self._reports[key] = _made(engine, library, scope, period)
            return self._reports[key]

    def _clear_if_old(self, engine: Engine, today: date) -> None:
        # Taken before the snapshot: what changes in between makes the report new again, never old for good.
        with reading(engine) as connection:
            mark = f"{today} {fingerprint(connection)}"
        if mark != self._mark or len(self._reports) >= MOST:
            self._mark = mark
            self._reports.clear()


def _made(engine: Engine, library: Library, scope: str, period: Period) -> Report:
    with TemporaryDirectory(prefix="mittari-office-") as folder:
        target = Path(folder) / "snapshot"
        write_snapshot(engine, library, target, PARTITIONS)
        return build_report(Snapshot.open(target), library, scope, period)
