"""Every meter of the library can leave in the files of SPSS and Stata, with its labels in each of its languages."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from mittari.answers import CODED
from mittari.definitions.library import default_library
from mittari.formats.data import spss, stata
from mittari.formats.data.columns import FormColumns
from mittari.formats.data.dataset import Column, Dataset, Kind, Table
from mittari.formats.data.forms import item_sources, score_sources
from mittari.formats.data.wording import Wording

LIBRARY = default_library()


def form_of(meter_id: str, language: str) -> tuple[Dataset, Table]:
    """A table with one form on which nothing was answered."""
    meter = LIBRARY.meter(meter_id)
    items = [item.id for item in meter.structure.items if item.kind in CODED]
    sources = [*item_sources(meter, items, background=True), *score_sources(meter, meter.scores)]
    wording = Wording(language, LIBRARY, {})
    columns = FormColumns(meter, wording).columns(sources, {source.holds: "int8" for source in sources}, ())
    frame = pd.DataFrame({column.name: empty(column) for column in columns})
    table = Table(meter_id, meter_id, columns, 1, lambda: iter([frame]))
    return Dataset("d", language, "2026-01-01", (), (table,), wording.non_answers()), table


def empty(column: Column) -> pd.Series:
    if column.kind is Kind.ANSWER:
        return pd.Series([-128], dtype=np.int8)
    return pd.Series([None], dtype="Int64" if column.kind is Kind.WHOLE else "float64")


def test_every_meter_in_every_language_has_its_labels(tmp_path: Path) -> None:
    for meter_id in LIBRARY.meter_ids():
        for language in {*LIBRARY.meter(meter_id).texts, "fi"}:
            dataset, table = form_of(meter_id, language)
            spss.write(dataset, table, tmp_path / "a.sav")
            stata.write(dataset, table, tmp_path / "a.dta")
            _, in_spss = pyreadstat.read_sav(tmp_path / "a.sav")
            _, in_stata = pyreadstat.read_dta(tmp_path / "a.dta")
            labels = [column.label for column in table.columns]
            assert in_spss.column_labels == [spss.LIMITS.clip(label, 255) for label in labels], meter_id
            assert in_stata.column_labels == [stata.LIMITS.clip(label, 80) for label in labels], meter_id
