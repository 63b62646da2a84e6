"""Wording that is missing, left over or claims too much is refused, each at its line."""

from pathlib import Path

import pytest

from mittari.scoring.check import check_meter
from tests.small_meter import ENGLISH, Broken, assert_refused, write_meter

FILE = "texts/en.yaml"
BROKEN = {
    "question missing": Broken(FILE, "  calm: {question: B.}\n", "", "items:", "the item calm has no question"),
    "anchor missing": Broken(FILE, ", high: all}", "}", "  ability:", "needs the texts low and high"),
    "option missing": Broken(FILE, "2: often, ", "", "  ease:", "the option 2 of ease has no text"),
    "score without a name": Broken(FILE, "  mind: {name: Mind}\n", "", "scores:", "the score mind has no name"),
    "band without a text": Broken(FILE, ", fast: Fast}", "}", "bands:", "the band fast of speed has no text"),
    "question left over": Broken(FILE, "items:\n", "items:\n  old: {question: X.}\n", "  old:", "no such item"),
    "option left over": Broken(FILE, "3: always}", "3: always, 4: forever}", "  ease:", "no such option"),
    "score left over": Broken(FILE, "scores:\n", "scores:\n  old: {name: X}\n", "  old:", "no such score"),
    "band left over": Broken(FILE, "fast: Fast}", "fast: Fast, mad: Mad}", "  speed: {slow", "no such band"),
    "bands of another score": Broken(FILE, "bands:\n", "bands:\n  mind: {low: X}\n", "  mind: {low", "no such band"),
    "feedback of no band": Broken(
        FILE, "bands:\n", "feedback:\n  speed: {mad: X}\nbands:\n", "  speed: {mad", "no such band"
    ),
    "exception of nothing": Broken(
        FILE, "title:", "exceptions:\n  items.ghost.question: own\ntitle:", "  items.ghost", "names no text"
    ),
    "official by nobody": Broken(FILE, "status: draft", "status: official", "status:", "without reviewed_by"),
    "exception reviewed by nobody": Broken(
        FILE, "title:", "exceptions:\n  title: own_reviewed\ntitle:", "  title: own_reviewed", "without reviewed_by"
    ),
    "written the other way": Broken(FILE, "status: draft", "direction: rtl\nstatus: draft", "language:", "runs ltr"),
    "signs that nobody sees": Broken(FILE, "question: B.", 'question: "B\\u202e."', "  calm:", "can see (U+202E)"),
    "braces that nothing fills": Broken(FILE, "question: B.", 'question: "B {m}."', "  calm:", "nothing fills in {m}"),
    "a number that no copy has": Broken(FILE, "question: B.", 'question: "B {n}."', "  calm:", "nothing fills in {n}"),
    "looked at on a day to come": Broken(
        FILE, "status: draft", "reviewed_on: 2999-01-31\nstatus: draft", "reviewed_on", "in the future"
    ),
    "exception of a day to come": Broken(
        FILE,
        "title:",
        "exceptions:\n  title: {status: own_reviewed, reviewed_by: A, reviewed_on: 2999-01-31}\ntitle:",
        "  title: {status",
        "in the future",
    ),
    "file of another language": Broken(FILE, "language: en", "language: sv", "language: sv", "another language"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


def test_two_files_of_one_language_are_not_merged(tmp_path: Path) -> None:
    folder = write_meter(tmp_path, {"texts/sv.yaml": ENGLISH})
    assert [(Path(problem.file).name, problem.line) for problem in check_meter(folder)] == [("sv.yaml", 1)]


def test_an_exception_may_name_any_text(tmp_path: Path) -> None:
    text = ENGLISH + "exceptions: {items.calm.question: own, options.ease.2: own, bands.speed.slow: own, title: own}\n"
    assert check_meter(write_meter(tmp_path, {"texts/en.yaml": text})) == []


def test_a_shipped_wording_must_be_there(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    (folder / "texts/en.yaml").unlink()
    (problem,) = check_meter(folder)
    assert (problem.place, problem.line) == ("licence.text", 11)
