"""The page about meters in and out is true: its commands run, and its tables name what there is."""

import csv
from pathlib import Path

from mittari.formats.exchange import FORMATS
from mittari.formats.exchange.fhir_responses import REASONS
from tests.docs.walk import DOCS, walk_text

PAGE = (DOCS / "exchange.md").read_text(encoding="utf-8").split("## Data out")[0]


def test_every_format_is_named() -> None:
    for name, form in FORMATS.items():
        assert f"| `{name}` |" in PAGE
        assert form.SUFFIX in PAGE


def test_every_reason_is_named() -> None:
    for reason, non_answer in REASONS.items():
        assert f"| {non_answer.word.replace('_', ' ')} | `{reason}`" in PAGE


def test_its_commands_run_and_answers_come_back(tmp_path: Path) -> None:
    said = walk_text(PAGE, tmp_path)
    assert "12 questions in" in said["mittari meter import short.json --format fhir -o meters/short-again"]
    rows = list(csv.DictReader((tmp_path / "again.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["ability_now"], row["paperwork"], row["money_lasts"]) for row in rows] == [("7", "refused", "")]
    assert (tmp_path / "meters/good-night/TODO.md").is_file()
