"""What somebody wants to have exported, held against what there is."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from mittari.definitions.library import Library
from mittari.errors import InputError, Problem
from mittari.formats.data.wording import MESSAGES
from mittari.indicators.period import Period
from mittari.store.snapshot import Manifest


@dataclass(frozen=True)
class Wanted:
    """Which part of a snapshot: meters (none named: all), a period, what one organisation recorded.

    `background` adds what makes people easier to recognise: year of birth, gender and home municipality.
    """

    language: str = "fi"
    meters: tuple[str, ...] = ()
    period: Period | None = None
    organisation: str | None = None
    background: bool = False

    def check(self, manifest: Manifest, library: Library) -> None:
        """Raise InputError if there is no such meter, organisation or language."""
        answered = sorted({meter.id for meter in manifest.meters})
        problems = [_no_such("meter", name, answered) for name in self.meters if name not in answered]
        organisations = manifest.organisations or tuple(manifest.names)
        if self.organisation is not None and self.organisation not in organisations:
            problems.append(_no_such("organisation", self.organisation, organisations))
        languages = _languages(library, self.meters or answered)
        if self.language not in languages:
            problems.append(_no_such("language", self.language, languages))
        if problems:
            raise InputError(problems)

    def measurements(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The measurements that are wanted."""
        kept = rows["instrument"].isin(self.meters) if self.meters else pd.Series(True, index=rows.index)
        if self.period:
            kept &= self.period.holds(rows["date"])
        return self._recorded(rows[kept])

    def episodes(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The episodes that are wanted."""
        kept = rows[self.period.touches(rows["start"], rows["end"])] if self.period else rows
        return self._recorded(kept)

    def statuses(self, rows: pd.DataFrame, clients: Iterable[str]) -> pd.DataFrame:
        """The statuses that are wanted, each of which holds until the client's next; of `clients` if it matters."""
        kept = rows
        if self.period:
            until = rows.groupby("client")["start"].shift(-1) - pd.Timedelta(days=1)
            kept = rows[self.period.touches(rows["start"], until)]
        return kept[kept["client"].isin(set(clients))] if self.organisation else kept

    def _recorded(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["organisation"] == self.organisation] if self.organisation else rows


def _languages(library: Library, meters: Iterable[str]) -> list[str]:
    known = set(library.meter_ids())
    texts = {language for meter in meters if meter in known for language in library.meter(meter).texts}
    return sorted(texts | set(MESSAGES.languages))


def _no_such(what: str, name: str, known: Iterable[str]) -> Problem:
    known = list(known)
    near = difflib.get_close_matches(name, known, n=1)
    there = f"did you mean {near[0]}?" if near else f"there is: {', '.join(known[:20]) or 'none'}"
    return Problem("export", what, f"there is no {what} {name!r} in these data", there)
