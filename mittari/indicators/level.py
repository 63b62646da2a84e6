"""How high people score, by area: sums over the answers of a whole country, straight from the snapshot's columns.

Scores are computed anew from the answers. A form belongs to the area where the client lived on its day. What comes
back is not yet fit to be shown to anybody.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mittari.definitions.meter import Meter
from mittari.engines import ENGINES
from mittari.indicators.sums import Sums
from mittari.scoring.score import score_columns
from mittari.store.snapshot.read import Partition
from mittari.store.snapshot.some_columns import read_columns

DAYS = 2**20
"""More than any day has (counted from 1970): a client's number and a day make one whole number."""
ELSEWHERE = ""


def levels(parts: Iterable[Partition], meter: Meter, areas: Mapping[str, str], engine: str = "threads") -> pd.DataFrame:
    """Forms, mean and standard deviation of each score of one version of a meter, by area.

    `areas` holds the area of each municipality; who lives in none of them is under "". A row a score and area, with
    the columns score, area, forms, mean and sd (NaN for one form).
    """
    sums = ENGINES[engine](lambda part: level_sums(part, meter, areas), parts)
    rows = [(score, area, *_figures(sums, score, area)) for score in sums.codes() for area in sums.codes(score)]
    return pd.DataFrame(rows, columns=["score", "area", "forms", "mean", "sd"])


def level_sums(part: Partition, meter: Meter, areas: Mapping[str, str]) -> Sums:
    """The number of forms that have a score, the scores' sum and their squares' sum, by score and area."""
    items = [item.id for item in meter.needed]
    try:
        answers = read_columns(part, f"answers/{meter.id}@{meter.version}", ["measurement", *items])
    except KeyError:
        return Sums()
    columns = {name: answers[name].to_numpy() for name in items}
    names = sorted({*areas.values(), ELSEWHERE})
    area = _areas(part, meter, areas, names, answers["measurement"].to_numpy())
    cells: dict[tuple[str, ...], float] = {}
    for score, found in score_columns(meter, columns).items():
        # Who has no score is counted in a place of its own behind the areas, whose sums are NaN and are not read.
        place = np.where(np.isnan(found.value), len(names), area)
        weights = (None, found.value, found.value * found.value)
        added = [np.bincount(place, one, len(names) + 1) for one in weights]
        for number, name in enumerate(names):
            kinds = zip(("forms", "sum", "squares"), added, strict=True)
            cells |= {(score, name, kind): float(one[number]) for kind, one in kinds if added[0][number]}
    return Sums(cells)


def _areas(part: Partition, meter: Meter, areas: Mapping[str, str], names: list[str], forms: np.ndarray) -> np.ndarray:
    """The place in `names` of each form's area (int64), in the order of `forms`, numbers of measurements."""
    texts = ["client", "instrument", "version"]
    table = read_columns(part, "measurements", [*texts, "measurement", "date"], texts)
    ours = pc.and_(_is(table["instrument"], meter.id), _is(table["version"], meter.version))
    own = table.filter(ours).combine_chunks()
    row = _rows_of(own["measurement"].to_numpy(), forms)
    client = own["client"].combine_chunks()
    number = client.indices.to_numpy()[row].astype(np.int64)
    day = own["date"].cast(pa.int32()).to_numpy()[row].astype(np.int64)
    return _lived(part, client.dictionary, areas, names, number * DAYS + day)


def _is(column: pa.ChunkedArray, text: str) -> pa.Array:
    """Where a column of repeating texts holds this one: only the few texts are compared, and then their numbers."""
    codes = column.combine_chunks()
    return pc.equal(codes.indices, codes.dictionary.index(text))


def _rows_of(numbers: np.ndarray, wanted: np.ndarray) -> np.ndarray | slice:
    """The rows that hold the wanted numbers; mostly both stand in one order."""
    if np.array_equal(numbers, wanted):
        return slice(None)
    order = np.argsort(numbers, kind="stable")
    return np.asarray(order[np.searchsorted(numbers, wanted, sorter=order)])


def _lived(
    part: Partition, clients: pa.Array, areas: Mapping[str, str], names: list[str], wanted: np.ndarray
) -> np.ndarray:
    """The place in `names` of the area in which each client lived on a day."""
    table = read_columns(part, "residences", ["client", "municipality", "start"], ["municipality"])
    number = pc.index_in(table["client"].combine_chunks(), clients).fill_null(-1).to_numpy().astype(np.int64)
    start = table["start"].cast(pa.int32()).to_numpy().astype(np.int64)
    municipality = table["municipality"].combine_chunks()
    place = [names.index(areas.get(code, ELSEWHERE)) for code in municipality.dictionary.to_pylist()]
    begun = number * DAYS + start
    order = np.argsort(begun, kind="stable")
    last = np.searchsorted(begun, wanted, side="right", sorter=order) - 1
    lives = last >= 0
    lives[lives] = number[order[last[lives]]] == wanted[lives] // DAYS
    found = np.full(len(wanted), names.index(ELSEWHERE))
    found[lives] = np.array(place)[municipality.indices.to_numpy()][order[last[lives]]]
    return found


def _figures(sums: Sums, score: str, area: str) -> tuple[int, float, float]:
    forms, total, squares = (sums[score, area, kind] for kind in ("forms", "sum", "squares"))
    mean = total / forms
    spread = max(squares - forms * mean**2, 0.0)
    return int(forms), mean, float(np.sqrt(spread / (forms - 1))) if forms > 1 else np.nan
