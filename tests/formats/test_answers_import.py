import csv
from datetime import date
from pathlib import Path

import pytest

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.answer_map import AnswerMap, read_answer_map
from mittari.errors import InputError
from mittari.formats.answers_import import Imported, read_answers
from mittari.scoring.instrument import load
from tests.shared_files import DATA, needs_shared

TODAY = date(2026, 1, 1)
WAVES = {"1": date(2025, 1, 10), "2": date(2025, 1, 31), "3": date(2025, 2, 21), "4": date(2025, 3, 14)}
CLAUS = DATA / "claus2020_items_long.csv"
WHO5 = "client,day,WHO_1,WHO_2,WHO_3,WHO_4,WHO_5\n"


def claus_map() -> AnswerMap:
    return AnswerMap(client="id", organisation="clinic", time="wave", dates=WAVES)


def day_map(**more: object) -> AnswerMap:
    return AnswerMap.model_validate({"client": "client", "organisation": "clinic", "date": "day"} | more)


def imported(tmp_path: Path, rows: str, **more: object) -> Imported:
    file = tmp_path / "answers.csv"
    file.write_text(WHO5 + rows, encoding="utf-8")
    return read_answers(file, load("who-5"), day_map(**more), TODAY)


def reasons(found: Imported) -> list[tuple[int | None, str, str]]:
    return [(problem.line, problem.place, problem.reason) for problem in found.problems]


@needs_shared
@pytest.mark.parametrize(("meter", "prefix", "items", "top"), [("who-5", "WHO_", 5, 5), ("bdi-ii", "BDI_", 21, 3)])
def test_a_real_dirty_file_loses_no_row_and_each_of_its_faults_is_listed(
    meter: str, prefix: str, items: int, top: int
) -> None:
    found = read_answers(CLAUS, load(meter), claus_map(), TODAY)
    expected = set()
    for line, row in enumerate(csv.DictReader(CLAUS.read_text(encoding="utf-8").splitlines()), 2):
        codes = [row[f"{prefix}{number}"] for number in range(1, items + 1)]
        wrong = [code for code in codes if code and not (float(code) == int(float(code)) and 0 <= float(code) <= top)]
        for number, code in enumerate(codes, 1):
            if code in wrong:
                expected.add((line, f"{prefix}{number}"))
        whole = None if wrong or "" in codes else sum(float(code) for code in codes)
        for column, factor in ((f"{prefix}total", 1), (f"{prefix}total_f", 4)):
            stored = row.get(column)
            if stored and (whole is None or abs(float(stored) - factor * whole) > 1e-9):
                expected.add((line, column))
    assert {(problem.line, problem.place) for problem in found.problems} == expected
    assert expected
    assert len(found.keys) == 172
    assert list(found.keys["client"][:4]) == ["1", "1", "1", "1"]
    assert list(found.keys["date"][:4]) == list(WAVES.values())


@needs_shared
def test_the_answers_are_those_of_the_file() -> None:
    answers = list(read_answers(CLAUS, load("who-5"), claus_map(), TODAY).answers())
    rows = list(csv.DictReader(CLAUS.read_text(encoding="utf-8").splitlines()))
    missing = float(NonAnswer.MISSING)
    for row, given in zip(rows, answers, strict=True):
        assert given == {f"WHO_{n}": float(row[f"WHO_{n}"] or missing) for n in range(1, 6)}


def test_an_answer_to_a_question_that_hangs_on_a_score_too_low_is_listed_and_not_kept(tmp_path: Path) -> None:
    file, zeros, one = tmp_path / "answers.csv", ",0" * 9, ",0" * 8 + ",1"
    header = ",".join(["client", "day", *(f"PHQ_{number}" for number in range(1, 10)), "hard"])
    rows = [f"A,2025-01-01{zeros},2", f"B,2025-01-01{one},2", f"C,2025-01-01{zeros},"]
    file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    found = read_answers(file, load("phq-9"), day_map(items={"PHQ_difficulty": "hard"}), TODAY)
    why = "answered, although the question is not asked after the other answers"
    assert [(each.line, each.place, each.reason, each.value) for each in found.problems] == [
        (2, "PHQ_difficulty", why, "2")
    ]
    assert found.codes["PHQ_difficulty"].tolist() == [NonAnswer.NOT_ASKED, 2, NonAnswer.NOT_ASKED]


def test_a_row_that_can_not_be_taken_is_listed_and_the_others_are_taken(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "A,2025-01-01,1,1,1,1,1\n"
        ",2025-01-01,1,1,1,1,1\n"
        "B,2031-01-01,1,1,1,1,1\n"
        "C,1.2.2025,1,1,1,1,1\n"
        "D,2025-01-01,1,1,1,1,9\n",
    )
    assert reasons(found) == [
        (6, "WHO_5", "not one of the codes 0-5"),
        (4, "day", "the date is in the future"),
        (5, "day", "not a date like 2026-03-31"),
        (3, "client", "empty"),
    ]
    assert list(found.keys["client"]) == ["A", "D"]


@pytest.mark.parametrize(
    ("day", "taken"), [("2025-01-01", 1), ("2025-01-01T09:30", 1), ("2025-01-01x", 0), ("2025-01-011", 0)]
)
def test_a_day_may_have_a_time_and_nothing_else_after_it(tmp_path: Path, day: str, taken: int) -> None:
    assert len(imported(tmp_path, f"A,{day},1,1,1,1,1\n").keys) == taken


def test_a_client_and_time_in_two_rows_is_taken_from_neither(tmp_path: Path) -> None:
    found = imported(tmp_path, "A,2025-01-01,1,1,1,1,1\nA,2025-01-01,2,2,2,2,2\nB,2025-01-01,1,1,1,1,1\n")
    assert [(line, place) for line, place, _ in reasons(found)] == [(2, "client"), (3, "client")]
    assert list(found.keys["client"]) == ["B"]


def test_a_personal_identity_code_is_refused_and_not_repeated(tmp_path: Path) -> None:
    found = imported(tmp_path, "010190-123A,2025-01-01,1,1,1,1,1\n")
    assert len(found.keys) == 0
    assert "010190" not in str(found.problems[0])
    assert "label" in found.problems[0].reason


@pytest.mark.parametrize("label", ["Aino 010190-123A", "a label that tells too much"])
def test_a_client_s_label_holds_no_identity_code_and_is_short(tmp_path: Path, label: str) -> None:
    (problem,) = imported(tmp_path, f"{label},2025-01-01,1,1,1,1,1\n").problems
    assert "label" in problem.reason
    assert label not in str(problem.reason)


def test_a_semicolon_file_with_decimal_commas_and_a_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("\ufeff" + WHO5.replace(",", ";") + "A;2025-01-01;1,0;2,0;3,0;4,0;5,0\n", encoding="utf-8")
    found = read_answers(file, load("who-5"), day_map(), TODAY)
    assert next(found.answers()) == {"WHO_1": 1.0, "WHO_2": 2.0, "WHO_3": 3.0, "WHO_4": 4.0, "WHO_5": 5.0}


def test_columns_that_the_map_names_are_renamed_and_must_be_there(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("client,day,q1,q2,q3,q4,q5\nA,2025-01-01,5,4,3,2,1\n", encoding="utf-8")
    named = {f"WHO_{n}": f"q{n}" for n in range(1, 6)}
    found = read_answers(file, load("who-5"), day_map(items=named), TODAY)
    assert next(found.answers())["WHO_1"] == 5.0
    with pytest.raises(InputError, match="q9: the map names a column that is not there -> the file has: client, day"):
        read_answers(file, load("who-5"), day_map(items=named | {"WHO_1": "q9"}), TODAY)
    with pytest.raises(InputError, match="WHO_77: who-5 has no such item"):
        read_answers(file, load("who-5"), day_map(items=named | {"WHO_77": "q1"}), TODAY)


def test_a_map_on_disk_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("client: id\norganisation: clinic\n", encoding="utf-8")
    with pytest.raises(Exception, match="give either date"):
        read_answer_map(file)


def test_a_date_in_the_future_is_refused_also_where_the_map_gives_it(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(WHO5.replace("day", "wave") + "A,1,1,1,1,1,1\nA,2,1,1,1,1,1\n", encoding="utf-8")
    dates = {"1": date(2025, 1, 1), "2": date(2026, 1, 2)}
    waves = AnswerMap(client="client", organisation="clinic", time="wave", dates=dates)
    found = read_answers(file, load("who-5"), waves, TODAY)
    assert reasons(found) == [(3, "wave", "the date is in the future")]
    assert len(found.keys) == 1
