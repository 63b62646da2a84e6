"""The rows that leave, part by part of a snapshot, put down under their new pseudonyms."""

from dataclasses import dataclass, field

import pandas as pd

from mittari.definitions.meter import Meter
from mittari.formats.data.buckets import Buckets
from mittari.formats.data.dataset import Progress
from mittari.formats.data.forms import form_frame
from mittari.formats.data.pseudonyms import Pseudonyms
from mittari.formats.data.wanted import Wanted
from mittari.formats.data.wording import NAMED
from mittari.paths.path import build_paths, known_on, number_paths
from mittari.paths.points import assign_points
from mittari.store.snapshot import Partition, Snapshot

TEXT = (
    *("client", "gender", "municipality", "organisation", "unit", "provider", "service", "status"),
    *("meter", "version", "content_hash", "point", "language", "mode", "respondent"),
)
SCORE = "score "
NUMBERS = ("birth_year", "path", "rater", "measurement")


@dataclass(frozen=True)
class FormTable:
    """The table of one version of a meter: its items and the scores found, by id."""

    instrument: str
    version: str
    items: tuple[str, ...]
    scores: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The table's name, for example who-5-1.0.0."""
        return f"{self.instrument}-{self.version}"


@dataclass
class Reader:
    """Reads what is wanted into buckets; `seen` are the values found in the NAMED columns, and the raters."""

    wanted: Wanted
    pseudonyms: Pseudonyms
    meters: dict[tuple[str, str], Meter]
    buckets: Buckets
    form_tables: dict[str, FormTable] = field(default_factory=dict)
    seen: dict[str, set] = field(default_factory=dict)

    def read(self, snapshot: Snapshot, progress: Progress | None = None) -> None:
        """Reads all parts, one at a time."""
        count = snapshot.manifest.partitions
        for number in range(count):
            # A part keeps the frames that were read: each is taken anew and let go.
            self._read_part(snapshot.partitions()[number])
            if progress:
                progress(number + 1, count)

    def _read_part(self, part: Partition) -> None:
        episodes, measurements = self._on_paths(part)
        episodes, measurements = self.wanted.episodes(episodes), self.wanted.measurements(measurements)
        recorded = {*episodes["client"], *measurements["client"]}
        statuses = self.wanted.statuses(part.statuses, recorded)
        clients = recorded | set(statuses["client"])
        renamed = self.pseudonyms.of(clients)
        self._put("clients", self._clients(part, clients), renamed)
        if self.wanted.background:
            self._put("residences", part.residences[part.residences["client"].isin(clients)], renamed)
        self._put("episodes", episodes, renamed)
        self._put("statuses", statuses, renamed)
        for (instrument, version), rows in measurements.groupby(["instrument", "version"], sort=True):
            meter = self.meters.get((str(instrument), str(version)))
            form, items = form_frame(part, rows, meter, self.wanted.background)
            self._put(self._note(FormTable(str(instrument), str(version), tuple(items)), form), form, renamed)

    def _on_paths(self, part: Partition) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Episodes and measurements with the path they belong to, as known on the last day of the period."""
        episodes, measurements = part.episodes, part.measurements
        if self.wanted.period:
            end = self.wanted.period.end
            episodes, measurements = known_on(episodes, end), measurements[measurements["date"] <= end]
        placed = assign_points(build_paths(episodes), measurements, by=["instrument", "respondent"])
        return episodes.assign(path=number_paths(episodes)), placed

    def _clients(self, part: Partition, clients: set[str]) -> pd.DataFrame:
        columns = ["client", "birth_year", "gender"] if self.wanted.background else ["client"]
        return part.clients.loc[part.clients["client"].isin(clients), columns]

    def _note(self, table: FormTable, form: pd.DataFrame) -> str:
        """The name of a table, of which the scores in a frame of forms are noted."""
        known = self.form_tables.setdefault(table.name, table)
        known.scores.update(str(name).removeprefix(SCORE) for name in form.columns if str(name).startswith(SCORE))
        return table.name

    def _put(self, table: str, rows: pd.DataFrame, renamed: dict[str, str]) -> None:
        texts = {name: rows[name].astype("str") for name in TEXT if name in rows}
        numbers = {name: rows[name].astype("Int64") for name in NUMBERS if name in rows}
        for name in (*NAMED, "rater"):
            if name in rows:
                self.seen.setdefault(name, set()).update(rows[name].dropna().unique())
        client = rows["client"].map(renamed).astype("str")
        self.buckets.put(table, rows.assign(**(texts | numbers | {"client": client})))
