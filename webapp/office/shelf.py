"""Reports that were made, kept as long as nothing changes that they were made from."""

import tempfile
from datetime import date
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine

from mittari.definitions.library import Library
from mittari.indicators import Period
from mittari.reports import Report, build_report
from mittari.store import organisations
from mittari.store.engine import reading
from mittari.store.fingerprint import fingerprint
from mittari.store.snapshot import Snapshot, write_snapshot

MOST = 50
PARTITIONS = 1
"""Few, as opening each takes its time: an office waits for the page."""


class Shelf:
    """The newest snapshot, in a folder of its own, and the reports made from it; each process has one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark = ""
        self._folder = tempfile.TemporaryDirectory(prefix="mittari-office-")
        self._names: dict[str, str] = {}
        self._reports: dict[tuple[str, str], Report] = {}

    def report(self, engine: Engine, library: Library, scope: str, period: Period, today: date) -> Report:
        """The report on a scope and period from the records as they are now; one that was made is not made again."""
        key = scope, str(period)
        with self._lock:
            self._renew(engine, library, today)
            if key not in self._reports:
                if len(self._reports) >= MOST:
                    self._reports.clear()
                snapshot = Snapshot.open(self._snapshot)
                self._reports[key] = build_report(snapshot, library, scope, period, names=self._names)
            return self._reports[key]

    @property
    def _snapshot(self) -> Path:
        return Path(self._folder.name) / "snapshot"

    def _renew(self, engine: Engine, library: Library, today: date) -> None:
        with reading(engine) as connection:
            # Paths that go on are counted up to the day of the snapshot: each day has its own.
            mark = f"{today} {fingerprint(connection)}"
            names = organisations.names(connection)
        if mark != self._mark:
            write_snapshot(engine, library, self._snapshot, PARTITIONS)
            self._mark, self._names = mark, names
            self._reports.clear()
