"""From a snapshot to the tables of an export: pseudonyms anew, in an order that tells nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.formats.data.about import about
from mittari.formats.data.buckets import Buckets
from mittari.formats.data.columns import FormColumns, plain_columns
from mittari.formats.data.dataset import Column, Dataset, Kind, Progress, Table
from mittari.formats.data.forms import ABOUT, item_sources, score_sources
from mittari.formats.data.pseudonyms import Pseudonyms, new_numbers
from mittari.formats.data.rows import FormTable, Reader
from mittari.formats.data.wanted import Wanted
from mittari.formats.data.wording import Wording
from mittari.store.snapshot import Snapshot

PLAIN = {
    "clients": ("client", "birth_year", "gender"),
    "residences": ("client", "municipality", "start"),
    "episodes": ("client", "path", "organisation", "unit", "provider", "service", "start", "end"),
    "statuses": ("client", "status", "start"),
}
"""The columns of the tables that are not about a meter."""


def build_dataset(
    snapshot: Snapshot,
    library: Library,
    wanted: Wanted,
    pseudonyms: Pseudonyms,
    scratch: Path,
    today: date,
    progress: Progress | None = None,
) -> Dataset:
    """The tables of an export; their rows lie in the folder `scratch`, which must stay until they are written.

    `progress` is told how many parts of the snapshot of how many are read. Raises InputError if there is nothing of
    what is wanted.
    """
    wanted.check(snapshot.manifest, library)
    meters = known_meters(snapshot, library)
    reader = Reader(wanted, pseudonyms, meters, Buckets(scratch, measured(snapshot)))
    reader.read(snapshot, progress)
    if not reader.form_tables:
        advice = "ask for another period, meter or organisation"
        raise InputError([Problem("export", "", "there is no measurement in what is asked for", advice)])
    wording = Wording(wanted.language, library, snapshot.manifest.names)
    tables = Shelf(reader, wording).tables()
    notices = [meters[key] for key in sorted(meters) if f"{key[0]}-{key[1]}" in reader.form_tables]
    title = wording.t("title.simulated" if snapshot.manifest.simulated else "title.data")
    said = about(snapshot.manifest, wanted, pseudonyms, wording, today, notices)
    return Dataset(title, wanted.language, today.isoformat(), said, tables, wording.non_answers())


def known_meters(snapshot: Snapshot, library: Library) -> dict[tuple[str, str], Meter]:
    """The meters by id and version whose content is what was answered; of others only the ids are known."""
    answered: dict[tuple[str, str], set[str]] = {}
    for entry in snapshot.manifest.meters:
        answered.setdefault((entry.id, entry.version), set()).add(entry.content_hash)
    ids = set(library.meter_ids())
    alike = {key: hashes.pop() for key, hashes in answered.items() if len(hashes) == 1 and key[0] in ids}
    found = {key: library.meter(key[0]).at(content) for key, content in alike.items()}
    return {key: meter for key, meter in found.items() if meter is not None}


def measured(snapshot: Snapshot) -> int:
    """How many measurements a snapshot holds."""
    files = snapshot.manifest.files.items()
    return sum(file.rows for name, file in files if name.endswith("/measurements.parquet"))


@dataclass(frozen=True)
class Shelf:
    """The tables of what a reader has put down."""

    reader: Reader
    wording: Wording

    def tables(self) -> tuple[Table, ...]:
        """Clients and what happened to them first, then a table for each version of a meter."""
        plain = [self._plain(name) for name in PLAIN if name in self.reader.buckets.tables()]
        return (*plain, *(self._form(form) for _, form in sorted(self.reader.form_tables.items())))

    def _plain(self, name: str) -> Table:
        there = self.reader.buckets.dtypes(name)
        columns = plain_columns([column for column in PLAIN[name] if column in there], self.wording, self._seen())
        key, refers = (("client",), {}) if name == "clients" else ((), {"client": "clients"})
        return self._table(name, self.wording.t(f"table.{name}"), columns, ("start",), key, refers)

    def _form(self, form: FormTable) -> Table:
        meter = self.reader.meters.get((form.instrument, form.version))
        dtypes = self.reader.buckets.dtypes(form.name)
        sources = [*item_sources(meter, form.items, self.reader.wanted.background), *score_sources(meter, form.scores)]
        front = plain_columns(ABOUT, self.wording, self._seen())
        columns = (*front, *FormColumns(meter, self.wording).columns(sources, dtypes, front))
        texts = self.wording.texts(meter)
        title = self.wording.t("table.forms", meter=texts.title if texts else form.instrument, version=form.version)
        return self._table(form.name, title, columns, ("date", "measurement"), ("measurement",), {"client": "clients"})

    def _table(
        self,
        name: str,
        title: str,
        columns: tuple[Column, ...],
        order: Sequence[str],
        key: tuple[str, ...],
        refers: dict[str, str],
    ) -> Table:
        buckets, raters = self.reader.buckets, self._raters
        there = [column for column in order if column in buckets.dtypes(name)]

        def read() -> Iterator[pd.DataFrame]:
            done = 0
            for piece in buckets.take(name, there):
                yield _public(piece, columns, done, raters)
                done += len(piece)

        return Table(name, title, columns, buckets.rows(name), read, key, refers)

    @cached_property
    def _raters(self) -> dict[int, int]:
        return new_numbers(self.reader.seen.get("rater", ()))

    def _seen(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(values) for name, values in self.reader.seen.items()}


def _public(piece: pd.DataFrame, columns: Sequence[Column], done: int, raters: dict[int, int]) -> pd.DataFrame:
    """The piece as it leaves: rows and raters numbered anew, columns by name."""
    anew: dict[str, Any] = {}
    if "measurement" in piece:
        anew["measurement"] = pd.array(range(done + 1, done + len(piece) + 1), dtype="Int64")
    if "rater" in piece:
        anew["rater"] = piece["rater"].map(raters).astype("Int64")
    named = piece.assign(**anew)
    found = pd.DataFrame({column.name: named[column.holds] for column in columns})
    days = {column.name: found[column.name].astype("datetime64[s]") for column in columns if column.kind is Kind.DAY}
    return found.assign(**days)
