"""The small meter in English and Swedish, and what a translator could send back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from mittari.definitions.meter import Meter
from mittari.formats.texts.translation import Translation, to_translate
from tests.small_meter import ENGLISH, small_meter

SWEDISH = (
    ENGLISH.replace("language: en", "language: sv")
    .replace("status: draft", "status: own_reviewed\nreviewed_by: Aino\nreviewed_on: 2026-03-31\nenabled: false")
    .replace("A small meter", "Ett litet mått")
    .replace("question: B.", "question: Bra., help: Tänk efter.")
    + "exceptions:\n  title: machine_draft\n  items.tense.question: {status: own_reviewed, reviewed_by: Bo}\n"
    + "  scores.mind.name: own\n  scores.work.name: draft\n"
)


def worded(tmp_path: Path, english: str = ENGLISH) -> Meter:
    """The small meter in two languages."""
    return small_meter(tmp_path, {"texts/en.yaml": english, "texts/sv.yaml": SWEDISH})


def sent_back(meter: Meter, **changed: dict[str, Any]) -> Translation:
    """The Swedish translation with some rows changed; a dot in a key is written __."""
    given = to_translate(meter, "en", "sv")
    by_key = {key.replace("__", "."): values for key, values in changed.items()}
    return replace(given, rows=tuple(replace(row, **by_key.get(row.key, {})) for row in given.rows))
