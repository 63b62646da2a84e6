"""Items that can't be asked or coded are refused, each at its line."""

from pathlib import Path

import pytest

from tests.definitions.checks.broken_example import assert_said
from tests.small_meter import Broken, assert_refused

FILE = "instrument.yaml"
HOURS = "    kind: number\n    scored: false\n"
BROKEN = {
    "same id twice": Broken(FILE, "id: tense", "id: calm", "  - id: calm", "here twice"),
    "unknown coding": Broken(FILE, "    coding: yes_no", "    coding: maybe", "coding: maybe", "'maybe' is not there"),
    "rating with a coding": Broken(
        FILE, "    kind: rating\n", "    kind: rating\n    coding: ease\n", "coding: ease", "only a choice"
    ),
    "rating without an end": Broken(FILE, "    maximum: 10\n", "", "kind: rating", "a rating needs minimum"),
    "scored number without an end": Broken(
        FILE, HOURS + "    minimum: 0\n", "    kind: number\n", "kind: number", "a scored number needs minimum"
    ),
    "range upside down": Broken(FILE, "    maximum: 10\n", "    maximum: -1\n", "    minimum: 0", "not below maximum"),
    "range among the non-answers": Broken(
        FILE, HOURS + "    minimum: 0", HOURS + "    minimum: -128", "minimum: -128", "below -100"
    ),
    "endless rating": Broken(FILE, "    maximum: 10\n", "    maximum: 999999999\n", "999999999", "at most 1000 steps"),
    "range of a choice": Broken(
        FILE, "    reverse: true", "    reverse: true\n    maximum: 3", "    maximum: 3", "a choice has no range"
    ),
    "text scored": Broken(FILE, "kind: text\n    scored: false", "kind: text", "kind: text", "text can't be scored"),
    "date scored": Broken(FILE, "kind: date\n    scored: false", "kind: date", "kind: date", "date can't be scored"),
    "recode lacks a code": Broken(FILE, "{0: 0, 1: 0, 2: 1, 3: 1}", "{0: 0, 1: 0, 2: 1}", "recode:", "does not cover"),
    "recode of another code": Broken(FILE, "2: 1, 3: 1}", "2: 1, 3: 1, 4: 1}", "recode:", "does not cover"),
    "recode of a number": Broken(FILE, HOURS, HOURS + "    recode: {1: 2}\n", "recode: {1: 2}", "a short list"),
    "missing code is a real one": Broken(FILE, "{9: refused}", "{3: refused}", "missing_codes", "3: also a code"),
    "show_if later": Broken(FILE, "{item: working, any_of: [1]}", "{item: tempo, any_of: [1]}", "show_if", "earlier"),
    "show_if itself": Broken(FILE, "{item: working, any_of: [1]}", "{item: pace, any_of: [1]}", "show_if", "earlier"),
    "show_if nobody": Broken(FILE, "{item: working, any_of: [1]}", "{item: ghost, any_of: [1]}", "show_if", "'ghost'"),
    "show_if foreign code": Broken(FILE, "any_of: [1]", "any_of: [1, 7]", "show_if", "7: not a code of working"),
    "show_if on a date": Broken(
        FILE, "  - id: wish\n", "  - id: wish\n    show_if: {item: moved, at_least: 1}\n", "at_least: 1", "is a date"
    ),
    "show_if out of reach": Broken(FILE, "any_of: [1]}", "at_least: 2}", "show_if", "it would never hold"),
    "show_if below all": Broken(FILE, "any_of: [1]}", "at_most: -1}", "show_if", "it would never hold"),
    "show_if between codes": Broken(FILE, "any_of: [1]}", "at_least: 0.3, at_most: 0.7}", "show_if", "never hold"),
    "alert out of reach": Broken(
        FILE,
        "    reverse: true\n",
        "    reverse: true\n    alert: {at_least: 4}\n",
        "alert:",
        "no answer to tense lies",
    ),
    "alert on a number out of reach": Broken(
        FILE, HOURS, HOURS + "    alert: {at_least: 101}\n", "alert:", "no answer to hours lies there"
    ),
    "code twice": Broken(FILE, "[0, 1, 2, 3]", "[0, 1, 1, 3]", "  ease:", "a code is here twice"),
    "code of a non-answer": Broken(FILE, "[0, 1, 2, 3]", "[-128, 1, 2, 3]", "  ease:", "below -100"),
    "coding unused": Broken(FILE, "codings:\n", "codings:\n  spare: {codes: [0, 1]}\n", "  spare", "no item uses"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


EXAMPLES = {
    "ticked options of no kind": ("multichoice", ", ticked: count", "", "what several ticked options are scored as"),
    "ticked options of one answer": (
        "choice",
        "coding: outlook}",
        "coding: outlook, ticked: count}",
        "one answer only",
    ),
    "an alert on no code": ("alert", "alert: {at_least: 1}", "alert: {any_of: [9]}", "not a code of safe"),
    "an age in words": ("norm-table", "kind: number, minimum: 0, maximum: 120", "kind: text", "can't hold this"),
    "an age after an answer": (
        "norm-table",
        "scored: false, filled_from: age",
        "scored: false, filled_from: age, show_if: {item: gender, any_of: [1]}",
        "whatever else is answered",
    ),
    "genders without codes": ("norm-table", ", record_codes: {man: 1, woman: 2, other: 3}", "", "stands for whom"),
    "genders with other codes": ("norm-table", "woman: 2", "woman: 9", "9 is not a code of gender"),
    "a question on a score that is scored": (
        "display-condition",
        "coding: ease, scored: false, show_if: {score",
        "coding: ease, show_if: {score",
        "can't be scored itself",
    ),
    "an alert that nobody could raise": ("alert", "alert: {at_least: 1}", "alert: {at_least: 9}", "never hold"),
    "a question on a score out of reach": (
        "display-condition",
        "{score: trouble_sum, at_least: ",
        "{score: trouble_sum, at_least: 99",
        "trouble_sum never lies there",
    ),
    "a question on no score": ("display-condition", "score: trouble_sum", "score: trouble_total", "no score"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_made_wrong_is_refused(name: str, tmp_path: Path) -> None:
    assert_said(tmp_path, *EXAMPLES[name])
