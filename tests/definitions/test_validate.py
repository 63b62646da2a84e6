"""What the schema refuses, with file, line, reason and advice."""

from pathlib import Path

import pytest

from mittari.scoring.check import check_meter
from tests.small_meter import FILES, INSTRUMENT, Broken, assert_refused, write_meter

FILE = "instrument.yaml"
BROKEN = {
    "key missing": Broken(FILE, "retention_years: 10\n", "", "id: small", "this key is missing"),
    "key missing inside": Broken(FILE, "    direction: lower\n", "", "  - id: speed", "this key is missing"),
    "key misspelled": Broken(FILE, "reverse: true", "revers: true", "revers: true", "this key is not known here"),
    "list for a text": Broken(FILE, "version: 1.0.0", "version: [1]", "version: [1]", "a text is needed here"),
    "text for a list": Broken(FILE, "[calm, tempo]", "calm", "    items: calm", "a list is needed here"),
    "text for keys": Broken(FILE, "{individual: true, group: true, commercial: true}", "all", "uses: all", "keys and"),
    "empty value": Broken(FILE, "licence:\n  text: shipped\n", "licence:\nlicense:\n  text: shipped\n",
                          "licence:", "keys and values"),
    "not a number": Broken(FILE, "retention_years: 10", "retention_years: ten", "retention_years", "a whole number"),
    "not a whole number": Broken(FILE, "maximum: 10\n", "maximum: 9.5\n", "maximum: 9.5", "not a whole number"),
    "not a truth": Broken(FILE, "reverse: true", "reverse: maybe", "reverse: maybe", "true or false"),
    "not finite": Broken(FILE, "range: [0, 6]", "range: [0, .inf]", "range:", "a number is needed here"),
    "infinite": Broken(FILE, "range: [0, 6]", "range: [0, inf]", "range: [0, inf]", "a finite number"),
    "NaN": Broken(FILE, "start: 10", "start: nan", "start: nan", "a finite number"),
    "three ends": Broken(FILE, "range: [0, 6]", "range: [0, 3, 6]", "range: [0, 3, 6]", "at most 2 fit"),
    "value of a closed list": Broken(FILE, "direction: lower", "direction: down", "direction: down", "'lower'"),
    "unknown rule": Broken(FILE, "rule: mean", "rule: median", "rule: median", "median is none of"),
    "unknown kind": Broken(FILE, "kind: rating", "kind: slider", "kind: slider", "'rating'"),
    "unknown transform": Broken(FILE, "kind: linear", "kind: cubic", "kind: cubic", "'linear'"),
    "transform without kind": Broken(FILE, "{kind: linear, ", "{", "- {from:", "the key kind is missing"),
    "transform lacks a key": Broken(FILE, "from: [0, 3], ", "", "kind: linear", "this key is missing"),
    "id in capitals": Broken(FILE, "id: speed", "id: Speed", "id: Speed", "not spelled"),
    "item id with a blank": Broken(FILE, "id: wish", "id: my wish", "id: my wish", "not spelled"),
    "version of two parts": Broken(FILE, "version: 1.0.0", "version: 1.0", "version: 1.0", "not spelled"),
    "no items": Broken(FILE, "legal_basis: [statutory_task]", "legal_basis: []", "legal_basis", "at least 1"),
    "one option": Broken(FILE, "codes: [0, 1]\n", "codes: [0]\n", "codes: [0]", "at least 2"),
    "negative minimum": Broken(FILE, "minimum_answered: 1", "minimum_answered: 0", "minimum_answered: 0", "1 or more"),
    "group of two": Broken(FILE, "no_total: true", "no_total: true\nminimum_group: 2", "minimum_group", "3 or more"),
    "condition of two forms": Broken(FILE, "any_of: [1]}", "any_of: [1], at_least: 1}", "show_if", "give either"),
    "condition of no form": Broken(FILE, ", any_of: [1]}", "}", "show_if", "give either"),
    "condition never met": Broken(FILE, "any_of: [1]}", "at_least: 2, at_most: 1}", "show_if", "never hold"),
    "recode written twice": Broken(FILE, "{0: 0, 1: 0,", "{0: 0, 1: 0, 01: 1,", "recode", "not a whole number"),
    "table row written twice": Broken(FILE, "1: 12.5,", "1: 12.5, 1.0: 13,", "rows:", "not a number like"),
    "option written twice": Broken("texts/en.yaml", "2: often,", "2: often, +2: usual,", "  ease:", "not a whole"),
    "number of another script": Broken(FILE, "maximum: 10\n", "maximum: \u0661\u0660\n", "maximum: \u0661", "not a"),
    "sem of nothing": Broken("norms.yaml", "sem: 4", "sem: 0", "sem: 0", "greater than 0"),
    "date of a second": Broken("norms.yaml", "2026-01-31", "86400", "date: 86400", "not a date like"),
    "date that never was": Broken("norms.yaml", "2026-01-31", "2026-02-31", "date: 2026-02-31", "date"),
    "case expects a word": Broken("cases.yaml", "speed: 32.5", "speed: fast", "speed: fast", "a number is needed"),
    "case expects nothing": Broken("cases.yaml", "{mind: , speed: , whole: 4, work: }", "{}", "expect: {}", "least 1"),
    "empty question": Broken("texts/en.yaml", "{question: B.}", "{question: ''}", "  calm:", "a text is needed"),
    "time of no unit": Broken(FILE, "id: small", "id: small\nrecall: PXW", "recall: PXW", "not a time like P2W"),
    "language of a country": Broken("texts/en.yaml", "language: en", "language: EN_us", "language", "not spelled"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "advice"),
    [
        (FILE, "version: 1.0.0", "version: v1", "write three numbers, like 1.0.0"),
        (FILE, "id: speed", "id: Speed", "begin with a small letter"),
        (FILE, "id: wish", "id: 2nd", "begin with a letter"),
        ("texts/en.yaml", "language: en", "language: english", "like sv or fi-x-selko"),
    ],
)
def test_what_is_misspelt_is_told_how_it_is_spelled(file: str, old: str, new: str, advice: str, tmp_path: Path) -> None:
    problems = check_meter(write_meter(tmp_path, {file: FILES[file].replace(old, new)}))
    assert advice in problems[0].advice


@pytest.mark.parametrize("text", ["- a\n- b\n", "only a text\n", "''\n"])
def test_a_file_without_keys_is_refused(text: str, tmp_path: Path) -> None:
    (problem,) = check_meter(write_meter(tmp_path, {FILE: text}))
    assert (problem.line, problem.reason.split(" (")[0]) == (1, "keys and values are needed here")


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = INSTRUMENT.replace("retention_years: 10", "retention_years: ten").replace("kind: rating", "kind: slider")
    problems = check_meter(write_meter(tmp_path, {FILE: text, "norms.yaml": "norms: [", "cases.yaml": "cases: []\n"}))
    assert [Path(problem.file).name for problem in problems] == [FILE, FILE, "norms.yaml", "cases.yaml"]
