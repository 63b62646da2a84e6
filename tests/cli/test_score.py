"""mittari score: whole files in and out, every bad cell named, and nothing half done."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from mittari import load
from mittari.definitions.library import default_library
from tests.cli.conftest import Ran, Run
from tests.shared_files import DATA, needs_shared
from tests.small_meter import INSTRUMENT, write_meter

HEADER = "id,working,calm,tense,pace,tempo,ability"
GOOD = f"{HEADER}\np1,1,3,0,3,2,7\np2,,2,refused,,,\n"
BAD = f"{HEADER},whole_total\np1,1,3,0,3,2,7,6\np2,0,9,1,,secret,11,\np3,1,1,1,1,1,1,5\n"


@pytest.fixture
def meter(tmp_path: Path) -> Path:
    return write_meter(tmp_path)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(run: Run, meter: object, content: str | bytes, folder: Path, *more: object) -> Ran:
    """Score a file of this content into out.csv."""
    path = folder / "answers.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return run("score", meter, path, "-o", folder / "out.csv", *more)


def test_writes_scores_behind_what_was_there(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, GOOD, tmp_path).status == 0
    first, second = rows(tmp_path / "out.csv")
    assert list(first)[:3] == ["id", "mind", "mind_answered"]
    assert list(first.values()) == ["p1", "100.0", "3", "32.5", "2", "6.0", "2", "7.0", "1"]
    assert list(second.values()) == ["p2", "", "1", "", "1", "4.0", "1", "", "0"]


def test_bands_are_added_when_they_are_asked_for(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, GOOD, tmp_path, "--bands").status == 0
    assert [(row["speed"], row["speed_band"]) for row in rows(tmp_path / "out.csv")] == [("32.5", "fast"), ("", "")]
    assert "mind_band" not in rows(tmp_path / "out.csv")[0]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n"),
        GOOD.encode("utf-16"),
        GOOD.replace("7\n", '"7,0"\n').replace(",", ";").replace('"7;0"', "7,0"),
        GOOD.rstrip("\n") + "\n\n\n",
    ],
)
def test_the_same_answers_in_another_dress_are_the_same_scores(
    run: Run, meter: Path, tmp_path: Path, content: str | bytes
) -> None:
    assert score(run, meter, content, tmp_path).status == 0
    assert [row["whole"] for row in rows(tmp_path / "out.csv")] == ["6.0", "4.0"]


def test_bad_cells_are_listed_and_the_rest_is_scored(run: Run, meter: Path, tmp_path: Path) -> None:
    ran = score(run, meter, BAD, tmp_path, "--problems", tmp_path / "problems.csv")
    assert ran.status == 0
    assert "3 problems, listed in" in ran.err
    listed = [(row["row"], row["column"], row["value"]) for row in rows(tmp_path / "problems.csv")]
    assert listed == [("3", "tempo", "secret"), ("3", "ability", "11"), ("4", "whole_total", "5")]
    assert [row["whole"] for row in rows(tmp_path / "out.csv")] == ["6.0", "4.0", "3.0"]


def test_a_summary_of_fewer_than_seven_respondents_is_not_scored(run: Run, tmp_path: Path) -> None:
    items = [item.id for item in default_library().meter("sovari").structure.items]
    lines = [
        ",".join(["who", *items]),
        *(",".join([who, of, *["4"] * 8]) for who, of in (("a", "6"), ("b", "7"), ("c", ""))),
    ]
    ran = score(run, "sovari", "\n".join(lines), tmp_path, "--problems", tmp_path / "problems.csv")
    assert ran.status == 0
    assert [row["sovari_any"] for row in rows(tmp_path / "out.csv")] == ["", "4.0", ""]
    listed = [row["row"] for row in rows(tmp_path / "problems.csv")]
    assert (listed.count("2"), listed.count("4"), len(listed)) == (9, 8, 17)


def test_no_cell_is_shown_on_the_screen(run: Run, meter: Path, tmp_path: Path) -> None:
    ran = score(run, meter, BAD, tmp_path)
    assert "answers.csv:3: tempo: not a number -> treated as missing" in ran.err
    assert "secret" not in ran.err + ran.out


def test_strict_writes_nothing_and_ends_with_status_1(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, BAD, tmp_path, "--strict", "--problems", tmp_path / "problems.csv").status == 1
    assert not (tmp_path / "out.csv").exists()
    assert len(rows(tmp_path / "problems.csv")) > 0


def test_strict_does_not_mind_a_clean_file(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, GOOD, tmp_path, "--strict").status == 0
    assert len(rows(tmp_path / "out.csv")) == 2


def test_a_header_alone_gives_a_header(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, HEADER, tmp_path).status == 0
    assert (tmp_path / "out.csv").read_text().startswith("id,mind,mind_answered,speed")


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "near miss": (GOOD.replace("tense", "tens"), "is it the column 'tens'? rename it"),
    "condition's column missing": (GOOD.replace("working", "x"), "working: this item of small has no column"),
    "column twice": (GOOD.replace("id,", "calm,"), "twice: calm"),
    "name of a score": (GOOD.replace("id,", "mind,"), "the names of scores to be written"),
    "latin-1": (GOOD.replace("p1", "pä").encode("latin-1"), "not UTF-8"),
    "spreadsheet": (b"PK\x03\x04....", "a spreadsheet or zip file"),
    "open quote": (GOOD.replace("p1", '"p1'), "a quote is opened"),
    "uneven": (GOOD.replace(",7\n", ",7,8\n"), "answers.csv:2: 8 columns, the header has 7"),
    "NUL": (GOOD.replace("p1", "p\0"), "NUL"),
    "wide": (",".join(map(str, range(20_000))), "at most 10000 are read"),
    "empty": ("", "the file is empty"),
    "decimal comma unquoted": (GOOD.replace(",7\n", ",7,0\n"), "8 columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_can_t_be_right_ends_with_status_2(run: Run, meter: Path, tmp_path: Path, name: str) -> None:
    content, says = REFUSED[name]
    before = sorted(os.listdir(tmp_path))
    ran = score(run, meter, content, tmp_path)
    assert ran.status == 2
    assert says in ran.err
    assert sorted(os.listdir(tmp_path)) == sorted([*before, "answers.csv"])


def test_a_decimal_comma_in_a_comma_file_is_named(run: Run, meter: Path, tmp_path: Path) -> None:
    ran = score(run, meter, GOOD.replace(",7\n", ',"7,0"\n'), tmp_path)
    assert "answers.csv:2: ability: a decimal comma; write a decimal point" in ran.err


def test_a_cell_of_1_mb_passes_through(run: Run, meter: Path, tmp_path: Path) -> None:
    assert score(run, meter, GOOD.replace("p1", "x" * 1_000_000), tmp_path).status == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("x" * 1_000_000)


def test_a_cell_of_1_mb_in_an_item_is_a_problem(run: Run, meter: Path, tmp_path: Path) -> None:
    ran = score(run, meter, GOOD.replace(",7\n", "," + "9" * 1_000_000 + "\n"), tmp_path)
    assert ran.status == 0
    assert len(ran.err) < 1000


@pytest.mark.parametrize(("wanted", "says"), [("who5", "did you mean who-5?"), ("./none", "the library has: ")])
def test_an_unknown_meter_ends_with_status_2(run: Run, tmp_path: Path, wanted: str, says: str) -> None:
    ran = score(run, wanted, GOOD, tmp_path)
    assert (ran.status, says in ran.err) == (2, True)


def test_a_broken_meter_ends_with_status_2(run: Run, tmp_path: Path) -> None:
    text = INSTRUMENT.replace("[calm, tempo]", "[calm, temper]")
    ran = score(run, write_meter(tmp_path, {"instrument.yaml": text}), GOOD, tmp_path)
    assert (ran.status, "there is no item 'temper'" in ran.err) == (2, True)


@pytest.mark.parametrize("output", ["none/out.csv", ".", "answers.csv"])
def test_an_output_that_can_t_be_written_ends_with_status_2(run: Run, meter: Path, tmp_path: Path, output: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(GOOD)
    assert run("score", meter, path, "-o", tmp_path / output).status == 2
    assert path.read_text() == GOOD


def test_a_missing_file_or_option_ends_with_status_2(run: Run, meter: Path, tmp_path: Path) -> None:
    ran = run("score", meter, tmp_path / "none.csv", "-o", tmp_path / "out.csv")
    assert (ran.status, "No such file" in ran.err) == (2, True)
    assert run("score", meter, tmp_path / "none.csv").status == 2


CLAUS = DATA / "claus2020_items_long.csv"
WHO_TOTALS = {"WHO_total": ("who5_raw", 1), "WHO_total_f": ("who5_percent", 4)}
WHO = ("who-5", [f"WHO_{number}" for number in range(1, 6)], 5, WHO_TOTALS)
BDI = ("bdi-ii", [f"BDI_{number}" for number in range(1, 22)], 3, {"BDI_total": ("bdi_total", 1)})


def plain_loop(items: list[str], top: int, totals: dict[str, tuple[str, int]]) -> tuple[set[Any], list[float | None]]:
    """The cells out of range and the totals that differ (row, column), and the sum of items of each row."""
    problems: set[tuple[int, str]] = set()
    sums: list[float | None] = []
    for number, row in enumerate(rows(CLAUS), 2):
        good = [float(row[item]) for item in items if row[item] != "" and float(row[item]) in range(top + 1)]
        problems |= {(number, item) for item in items if row[item] != "" and float(row[item]) not in range(top + 1)}
        sums.append(sum(good) if len(good) == len(items) else None)
        for column, (_, factor) in totals.items():
            total = None if sums[-1] is None else sums[-1] * factor
            if row[column] != "" and (total is None or abs(float(row[column]) - total) > 1e-9):
                problems.add((number, column))
    return problems, sums


@needs_shared
@pytest.mark.parametrize(("name", "items", "top", "totals"), [WHO, BDI], ids=["who-5", "bdi-ii"])
def test_a_real_dirty_file(
    run: Run, tmp_path: Path, name: str, items: list[str], top: int, totals: dict[str, tuple[str, int]]
) -> None:
    ran = run("score", name, CLAUS, "-o", tmp_path / "out.csv", "--problems", tmp_path / "problems.csv")
    problems, sums = plain_loop(items, top, totals)
    listed = [(int(row["row"]), row["column"]) for row in rows(tmp_path / "problems.csv")]
    assert ran.status == 0
    assert len(listed) == len(set(listed))
    assert set(listed) == problems
    found = rows(tmp_path / "out.csv")
    assert len(found) == len(rows(CLAUS)) == 172
    for score_id, factor in totals.values():
        expected = [None if total is None else total * factor for total in sums]
        assert [float(row[score_id]) if row[score_id] else None for row in found] == expected


@needs_shared
def test_a_real_dirty_file_passes_its_other_columns_through(run: Run, tmp_path: Path) -> None:
    run("score", "bdi-ii", CLAUS, "-o", tmp_path / "out.csv")
    passed = [name for name in rows(CLAUS)[0] if name not in BDI[1]]
    found = rows(tmp_path / "out.csv")
    assert list(found[0]) == [*passed, "bdi_total", "bdi_total_answered"]
    assert [[row[name] for name in passed] for row in found] == [[row[name] for name in passed] for row in rows(CLAUS)]


@needs_shared
def test_a_real_dirty_file_is_refused_under_strict(run: Run, tmp_path: Path) -> None:
    assert run("score", "bdi-ii", CLAUS, "-o", tmp_path / "out.csv", "--strict").status == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("meter", "told"), [("gad-7", True), ("mittari-short", False)])
def test_a_key_that_nobody_has_verified_is_named(run: Run, tmp_path: Path, meter: str, told: bool) -> None:
    items = load(meter).items
    answers = tmp_path / "answers.csv"
    answers.write_text(",".join(items) + "\n" + ",".join("1" for _ in items) + "\n", encoding="utf-8")
    ran = run("score", meter, str(answers), "-o", str(tmp_path / "scores.csv"))
    assert ran.status == 0
    assert ("Not verified against the publisher's own document" in ran.err) == told


def test_an_answer_to_a_question_that_hangs_on_a_score_too_low_is_listed(run: Run, tmp_path: Path) -> None:
    items = load("phq-9").items
    answers, problems = tmp_path / "answers.csv", tmp_path / "problems.csv"
    answers.write_text(f"{','.join(items)}\n{'0,' * 9}2\n{'0,' * 8}1,2\n", encoding="utf-8")
    ran = run("score", "phq-9", answers, "-o", tmp_path / "scores.csv", "--problems", problems)
    assert (ran.status, [row["phq9_total"] for row in rows(tmp_path / "scores.csv")]) == (0, ["0.0", "1.0"])
    assert [(row["row"], row["column"], row["advice"]) for row in rows(problems)] == [
        ("2", "PHQ_difficulty", "not counted")
    ]
