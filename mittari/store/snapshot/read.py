"""Snapshots as statistics read them: partitions of clients, whose tables are frames."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from mittari.definitions.norms import Norms
from mittari.store import norms
from mittari.store.snapshot.columns import NULLABLE_NUMBERS, dates, schema
from mittari.store.snapshot.manifest import Manifest, problem, read_manifest
from mittari.store.snapshot.parquet_file import read_parquet


@dataclass(frozen=True)
class Partition:
    """Some of the clients with all that is theirs; each frame is read when it is asked for.

    Days are datetime64[s] (NaT: none), codes and ids text, `birth_year` and `rater` whole numbers with NA, `value`
    float64. A client is a pseudonym; a measurement has the same number in every table.
    """

    folder: Path
    name: str
    manifest: Manifest

    @cached_property
    def clients(self) -> pd.DataFrame:
        """client, birth_year, gender."""
        return self._table("clients")

    @cached_property
    def residences(self) -> pd.DataFrame:
        """client, municipality, start."""
        return self._table("residences")

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """client, organisation, unit, provider, service, start, end."""
        return self._table("episodes")

    @cached_property
    def statuses(self) -> pd.DataFrame:
        """client, status, start."""
        return self._table("statuses")

    @cached_property
    def measurements(self) -> pd.DataFrame:
        """client, measurement, instrument, version, content_hash, date, language, mode, respondent, rater,
        organisation.
        """
        return self._table("measurements")

    @cached_property
    def scores(self) -> pd.DataFrame:
        """client, measurement, instrument, version, content_hash, scoring_version, date, score, value, answered."""
        return self._table("scores")

    @cached_property
    def plans(self) -> pd.DataFrame:
        """client, instrument, due, point, done."""
        return self._table("plans")

    def answers(self, instrument: str, version: str) -> pd.DataFrame:
        """measurement and a column an item: codes, those of non-answers too. KeyError if nobody answered it."""
        return self._read(f"answers/{instrument}@{version}.parquet")

    def _table(self, name: str) -> pd.DataFrame:
        found = self._read(f"{name}.parquet")
        if list(found.columns) != schema(name).names:
            raise problem(self.file(f"{name}.parquet"), "does not have the columns of this version")
        days = {day: found[day].astype("datetime64[s]") for day in dates(name)}
        numbers = {number: found[number].astype("Int32") for number in NULLABLE_NUMBERS & set(found.columns)}
        return found.assign(**days, **numbers)

    def content(self, name: str) -> tuple[bytes, int]:
        """The bytes of a file of this part and how many rows it has; raises InputError if it isn't what was written."""
        file = self.file(name)
        content = file.read_bytes() if file.is_file() else b""
        entry = self.manifest.files[f"{self.name}/{name}"]
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise problem(file, "is missing, or not what was written")
        return content, entry.rows

    def file(self, name: str) -> Path:
        """Where a file of this part lies."""
        return self.folder / self.name / name

    def _read(self, name: str) -> pd.DataFrame:
        try:
            return read_parquet(*self.content(name))
        except ValueError as error:
            raise problem(self.file(name), str(error)) from None


@dataclass(frozen=True)
class Snapshot:
    """A folder that `write_snapshot` wrote."""

    folder: Path
    manifest: Manifest

    @classmethod
    def open(cls, folder: Path) -> "Snapshot":
        """The snapshot in a folder; raises InputError if there is none. Files are checked when they are read."""
        return cls(folder, read_manifest(folder))

    def partitions(self) -> list[Partition]:
        """The partitions; every client is in one of them."""
        return [
            Partition(self.folder, f"part-{number:02d}", self.manifest) for number in range(self.manifest.partitions)
        ]

    @cached_property
    def norms(self) -> dict[str, Norms]:
        """The operator's own norms by instrument; they come before those of the library."""
        return {instrument: norms.parse(instrument, yamls) for instrument, yamls in self.manifest.norms.items()}
