"""Columns are described from the meter, and by their ids without it."""

from mittari.definitions.library import Library
from mittari.formats.data.columns import FormColumns, plain_columns
from mittari.formats.data.dataset import Column, Kind
from mittari.formats.data.forms import Source
from mittari.formats.data.wording import Wording

SOURCES = [
    Source("item", "working"),
    Source("item", "calm"),
    Source("item", "ability"),
    Source("item", "hours"),
    Source("item", "date"),
    Source("option", "aids", 7),
    Source("score", "mind"),
    Source("answered", "mind"),
]
DTYPES = {source.holds: "float64" if source.id == "hours" else "int8" for source in SOURCES}
FRONT = [Column("date", Kind.DAY, "Day", "date")]


def described(library: Library, language: str = "en", meter: str | None = "small") -> dict[str, Column]:
    wording = Wording(language, library, {})
    columns = FormColumns(library.meter(meter) if meter else None, wording).columns(SOURCES, DTYPES, FRONT)
    return {column.name: column for column in columns}


def test_names_kinds_and_labels(library: Library) -> None:
    found = described(library)
    assert list(found) == ["working", "calm", "ability", "hours", "date_2", "aids__7", "mind", "mind_answered"]
    kinds = [column.kind for column in found.values()]
    assert kinds == [Kind.ANSWER] * 6 + [Kind.REAL, Kind.WHOLE]
    assert [column.label for column in found.values()][:2] == ["A.", "B."]
    assert found["aids__7"].label == "Which help? - things"


def test_only_whole_lists_of_values_are_complete(library: Library) -> None:
    found = described(library)
    assert [name for name, column in found.items() if column.complete] == ["working", "calm", "aids__7"]
    assert [name for name, column in found.items() if column.ordered] == ["calm", "ability", "hours", "date_2"]
    assert [name for name, column in found.items() if column.decimals] == ["hours"]
    assert found["ability"].labels == {0: "none", 10: "all"}


def test_without_texts_or_without_meter_there_are_ids(library: Library) -> None:
    assert [column.label for column in described(library, "fi").values()][:2] == ["working", "calm"]
    unknown = described(library, meter=None)
    assert unknown["calm"].labels == {}
    assert unknown["mind_answered"].label == "mind: questions answered"
    assert unknown["aids__7"].label == "aids - 7"


def test_values_that_are_not_all_named_make_no_list(library: Library) -> None:
    wording = Wording("en", library, {})
    (gender,) = plain_columns(["gender"], wording, {"gender": frozenset({"woman"})})
    assert gender.complete
    (service,) = plain_columns(["service"], wording, {"service": frozenset({"abolished_service"})})
    assert not service.complete
    assert service.labels
