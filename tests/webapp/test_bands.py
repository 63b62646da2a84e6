"""The band of the latest value: a sentence for the person, a name for the professional, nothing for groups."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mittari.change import Reason, Verdict
from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.structure import UseLevel
from webapp.bands import band, band_name, feedback
from webapp.changes import ScoreChange

METER = read_meter(Path(__file__).parents[2] / "instruments/constructs/feedback")[0]
DAY = date(2026, 1, 1)


def change(before: float | None, after: float | None, meter: Meter = METER) -> ScoreChange:
    last = None if after is None else DAY
    return ScoreChange(meter, meter.scores["level"], before, after, DAY, last, Verdict.CANNOT_TELL, Reason.NO_SEM)


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [(3.0, None, "Low"), (3.0, 6.0, "High"), (9.0, 5.0, "Low"), (6.0, None, "High"), (None, None, None)],
)
def test_the_latest_value_counts(before: float | None, after: float | None, name: str | None) -> None:
    told = change(before, after)
    assert band_name(told, "en") == name
    assert (feedback(told, "en") or "").startswith(
        {"Low": "Things are hard", "High": "You manage well", None: ""}[name]
    )


def test_a_language_without_words_says_nothing() -> None:
    assert band(change(3, None)) == "low"
    assert feedback(change(3, None), "fi") is None


def test_where_groups_are_read_nobody_gets_a_band() -> None:
    structure = METER.structure.model_copy(update={"use_level": UseLevel.GROUP})
    assert band(change(3, None, replace(METER, structure=structure))) is None
