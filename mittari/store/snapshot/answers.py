"""Answers wide: one row a form, one column an item, in the smallest whole numbers that hold all codes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from mittari.answers import CODED
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.store.schema.measuring import answers, measurements

SIZES = (np.int8, np.int16, np.int32)
AT_ONCE = 50_000


@dataclass(frozen=True)
class Cells:
    """Answers long: the number of the form, the number of the item, and the code; `items` are the items' ids."""

    form: np.ndarray
    item: np.ndarray
    code: np.ndarray
    items: tuple[str, ...]


def read_wide(connection: Connection, forms: pd.DataFrame, library: Library) -> dict[tuple[str, str], pd.DataFrame]:
    """Wide frames by (instrument, version): `measurement` int32 and a column an item; text and dates stay behind.

    `forms` has the columns id, measurement, instrument and version.
    """
    wide = {}
    for (instrument, version), rows in forms.groupby(["instrument", "version"]):
        cells = _read(connection, str(instrument), str(version), rows)
        meter = _meter(library, str(instrument), str(version))
        kept = [name for name in cells.items if name not in _uncoded(meter)]
        wide[str(instrument), str(version)] = _pivot(cells, rows, _in_order(meter, kept))
    return wide


def smallest(codes: np.ndarray) -> np.ndarray:
    """Codes in the smallest of int8, int16 and int32 that holds them all; float64 if some are not whole."""
    whole = codes.astype(np.int64)
    if not np.array_equal(whole, codes):
        return codes
    for size in SIZES:
        limits = np.iinfo(size)
        if codes.size == 0 or (whole.min() >= limits.min and whole.max() <= limits.max):
            return whole.astype(size)
    return codes


def _read(connection: Connection, instrument: str, version: str, rows: pd.DataFrame) -> Cells:
    numbers = dict(zip(rows["id"], range(len(rows)), strict=True))
    ids: dict[str, int] = {}
    with_text: set[str] = set()
    parts = []
    for chunk in _chunks(connection, instrument, version):
        with_text |= {item for _, item, code in chunk if code is None}
        coded = [
            (numbers[form], ids.setdefault(item, len(ids)), code) for form, item, code in chunk if code is not None
        ]
        parts.append(np.array(coded, dtype=np.float64).reshape(-1, 3))
    cells = np.concatenate(parts) if parts else np.empty((0, 3))
    items = tuple(name for name in ids if name not in with_text)
    position = np.array([items.index(name) if name in items else -1 for name in ids], dtype=np.int64)
    item = position[cells[:, 1].astype(np.int64)] if len(ids) else cells[:, 1].astype(np.int64)
    kept = item >= 0
    return Cells(cells[kept, 0].astype(np.int64), item[kept], cells[kept, 2], items)


def _chunks(connection: Connection, instrument: str, version: str) -> Iterator[list[tuple]]:
    query = (
        select(answers.c.measurement, answers.c.item, answers.c.value)
        .join(measurements)
        .where(measurements.c.instrument == instrument, measurements.c.version == version)
    )
    result = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for chunk in result.partitions():
        yield [tuple(row) for row in chunk]


def _pivot(cells: Cells, rows: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    codes = np.full((len(rows), len(cells.items)), float(NonAnswer.NOT_ASKED))
    codes[cells.form, cells.item] = cells.code
    columns = {name: smallest(codes[:, cells.items.index(name)]) for name in order}
    numbers = rows["measurement"].to_numpy(np.int32)
    return pd.DataFrame({"measurement": numbers} | columns)


def _meter(library: Library, instrument: str, version: str) -> Meter | None:
    """The version of a meter that was answered, else the newest there is, else None."""
    if instrument not in library.meter_ids():
        return None
    newest = library.meter(instrument)
    return next((meter for meter in newest.earlier if meter.version == version), newest)


def _uncoded(meter: Meter | None) -> frozenset[str]:
    """Items that are answered in words, by definition; words that were stored for others are found in the data."""
    items = meter.structure.items if meter else ()
    return frozenset(item.id for item in items if item.kind not in CODED)


def _in_order(meter: Meter | None, names: list[str]) -> list[str]:
    """Items as the meter has them; those it does not have (any more) behind them, by name."""
    known = list(meter.items) if meter else []
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))
