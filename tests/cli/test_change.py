"""mittari change: counts and thresholds of R, verdicts of a plain loop, and clear refusals."""

import csv
import json
import math
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run
from tests.shared_files import DATA, ORACLE, needs_shared

GOOD = "id,wave,score\na,1,10\na,2,20\nb,1,20\nb,2,19\nc,1,5\nc,2,\nd,1,7\n"
COLUMNS = ["client", "before", "after", "change", "rci", "verdict", "reason"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def change(run: Run, content: str | bytes, folder: Path, *more: object, **options: object) -> Ran:
    """Compare the scores of a file of this content into out.csv."""
    path = folder / "scores.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    given = {"client": "id", "time": "wave", "scale": "score", "sem": 3, "better": "higher"} | options
    words = [word for name, value in given.items() if value is not None for word in (f"--{name}", value)]
    return run("change", path, *words, "-o", folder / "out.csv", *more)


def test_writes_a_row_a_client_and_a_summary(run: Run, tmp_path: Path) -> None:
    assert change(run, GOOD, tmp_path).status == 0
    found = rows(tmp_path / "out.csv")
    assert list(found[0]) == COLUMNS
    verdicts = ["improved", "no_reliable_change", "cannot_tell", "cannot_tell"]
    assert [(row["client"], row["verdict"]) for row in found] == list(zip("abcd", verdicts, strict=True))
    assert float(found[0]["rci"]) == pytest.approx(10 / math.sqrt(18), rel=1e-12)
    assert [row["reason"] for row in found][2:] == ["no_last", "one_measurement"]
    summary = json.loads((tmp_path / "out.json").read_text())
    assert (summary["n"], summary["measured"], summary["told"]) == (4, 2, 2)
    assert summary["counts"] == dict(zip(verdicts, [1, 1, 2], strict=False)) | {"worse": 0}


def test_who_was_measured_once_has_no_last_score_where_times_are_named(run: Run, tmp_path: Path) -> None:
    assert change(run, GOOD, tmp_path, first=1, last=2).status == 0
    assert [row["reason"] for row in rows(tmp_path / "out.csv")][2:] == ["no_last", "no_last"]
    assert change(run, GOOD.replace("d,1,7", "d,1,"), tmp_path).status == 0
    assert rows(tmp_path / "out.csv")[3]["reason"] == "no_first"


def test_spans_that_differ_are_told(run: Run, tmp_path: Path) -> None:
    assert "Spans differ" not in change(run, GOOD, tmp_path).err
    assert json.loads((tmp_path / "out.json").read_text())["span"] == {"least": 1, "most": 1, "unit": "units of time"}
    ran = change(run, GOOD + "a,9,30\n", tmp_path)
    assert "Spans differ: from first to last score it is 1 to 8 units of time" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace(",", ";").replace("10", "10,0"),
        "\ufeff" + GOOD,
        GOOD.encode("utf-16"),
        GOOD + "\n\n",
        GOOD.replace("5\n", " 5 \n"),
        GOOD.replace(",2,\n", ",2,NA\n"),
    ],
)
def test_the_same_scores_in_another_dress_are_the_same_changes(run: Run, tmp_path: Path, content: str | bytes) -> None:
    assert change(run, content, tmp_path).status == 0
    assert [row["change"] for row in rows(tmp_path / "out.csv")] == ["10.0", "-1.0", "", ""]


REFUSED: dict[str, tuple[str, dict[str, object], str]] = {
    "client and wave twice": (GOOD + "a,2,21\n", {}, "scores.csv:3: id, wave: this client has several rows"),
    "client empty": (GOOD + ",2,21\n", {}, "scores.csv:9: id, wave: is empty"),
    "wave empty": (GOOD + "e,,21\n", {}, "scores.csv:9: id, wave: is empty"),
    "score is a word": (GOOD + "e,1,many\n", {}, "scores.csv:9: score: not a number"),
    "decimal comma": (GOOD + 'e,1,"1,5"\n', {}, "write a number with a decimal point"),
    "score without end": (GOOD + "e,1,inf\ne,2,1\n", {}, "scores.csv:9: score: not a finite number"),
    "unknown column": (GOOD, {"scale": "scores"}, "scores: there is no such column"),
    "one column for two": (GOOD, {"time": "id"}, "one column is named twice"),
    "unknown time": (GOOD, {"first": "7"}, "--first may be one of: 1, 2"),
    "times without an order": (GOOD.replace(",1,", ",before,"), {}, "neither numbers nor dates"),
    "SEM 0": (GOOD, {"sem": 0}, "not a number above 0"),
    "SEM below 0": (GOOD, {"sem": -1}, "not a number above 0"),
    "SEM nan": (GOOD, {"sem": "nan"}, "--sem"),
    "SEM inf": (GOOD, {"sem": "inf"}, "not a number above 0"),
    "SEM a word": (GOOD, {"sem": "big"}, "--sem"),
    "better sideways": (GOOD, {"better": "sideways"}, "--better"),
    "uneven rows": (GOOD + "e,1\n", {}, "scores.csv:9: 2 columns, the header has 3"),
    "empty file": ("", {}, "the file is empty"),
    "method without its parameters": (GOOD, {"method": "EN"}, "give --mean + --reliability + --sd"),
    "method unknown": (GOOD, {"method": "XX"}, "--method"),
    "differences of noise": (
        GOOD,
        {"method": "HA", "sem": None, "mean": 1, "mean-after": 2, "sd": 3, "sd-after": 3}
        | {"reliability": 0.5, "correlation": 0.49},
        "mostly noise",
    ),
    "off the scale": (GOOD, {"low": 0, "high": 3}, "score: is above 3, the highest possible score"),
    "range upside down": (GOOD, {"low": 10, "high": 0}, "is not below"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_right_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    content, options, says = REFUSED[name]
    ran = change(run, content, tmp_path, **options)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["scores.csv"]


@pytest.mark.parametrize("output", ["scores.csv", "out.json", "none/out.csv", "."])
def test_an_output_that_would_replace_something_ends_with_status_2(run: Run, tmp_path: Path, output: str) -> None:
    ran = change(run, GOOD, tmp_path, "-o", tmp_path / output)
    assert ran.status == 2
    assert (tmp_path / "scores.csv").read_text() == GOOD


def test_of_two_files_none_is_there_where_one_can_t_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    ran = change(run, GOOD, tmp_path)
    assert (ran.status, "out.json: is not an ordinary file" in ran.err) == (2, True)
    assert sorted(os.listdir(tmp_path)) == ["out.json", "scores.csv"]


def test_a_header_alone_is_nobody(run: Run, tmp_path: Path) -> None:
    assert change(run, "id,wave,score\n", tmp_path).status == 0
    assert rows(tmp_path / "out.csv") == []
    assert json.loads((tmp_path / "out.json").read_text())["n"] == 0


PARAMETERS: dict[str, dict[str, Any]] = (
    json.loads((ORACLE / "change_params.json").read_text()) if ORACLE.is_dir() else {}
)


def oracle_row(key: str, method: str = "JT") -> dict[str, str]:
    found = [
        row
        for row in rows(ORACLE / "change_summary.csv")
        if (row["key"], row["approach"], row["method"]) == (key, "distribution", method)
    ]
    assert len(found) == 1
    return found[0]


@needs_shared
@pytest.mark.parametrize("key", PARAMETERS)
@pytest.mark.parametrize("turned", [False, True], ids=["as found", "turned round"])
def test_counts_and_threshold_are_those_of_r(run: Run, tmp_path: Path, key: str, turned: bool) -> None:
    given, expected = PARAMETERS[key], oracle_row(key)
    content = (DATA / f"cs_{given['ds']}.csv").read_text()
    if turned:
        content = turn(content, given["out"])
    sem = given["sd_pre"] * math.sqrt(1 - given["rel"])
    options = {"client": given["id"], "time": given["time"], "scale": given["out"], "sem": repr(sem)}
    times = {"first": given["pre"], "last": given["post"]}
    ran = change(run, content, tmp_path, better="higher" if turned else given["better"], **options, **times)
    summary = json.loads((tmp_path / "out.json").read_text())
    assert ran.status == 0
    assert summary["threshold"] == pytest.approx(float(expected["critical"]) * float(expected["s_diff"]), abs=1e-9)
    assert (summary["n"], summary["told"]) == (int(expected["n_original"]), int(expected["n_used"]))
    counts = [summary["counts"][verdict] for verdict in ("improved", "no_reliable_change", "worse")]
    assert counts == [int(expected[name]) for name in ("improved", "unchanged", "deteriorated")]
    assert sum(counts) == sum(row["verdict"] != "cannot_tell" for row in rows(tmp_path / "out.csv"))


def turn(content: str, column: str) -> str:
    """The same file with the sign of a column turned round."""
    found = list(csv.DictReader(content.splitlines()))
    lines = [",".join(found[0])]
    for row in found:
        number = row[column]
        signed = number if number in ("", "NA") else number.removeprefix("-") if number[0] == "-" else f"-{number}"
        lines.append(",".join((row | {column: signed}).values()))
    return "\n".join(lines) + "\n"


@needs_shared
def test_a_real_dirty_file_from_answers_to_change(run: Run, tmp_path: Path) -> None:
    answers, scores, sem = DATA / "claus2020_items_long.csv", tmp_path / "scores.csv", 3.1
    assert run("score", "bdi-ii", answers, "-o", scores).status == 0
    words = ["--client", "id", "--time", "wave", "--scale", "bdi_total", "--better", "lower", "--first", 1, "--last", 4]
    assert run("change", scores, *words, "--sem", sem, "-o", tmp_path / "out.csv").status == 0
    expected = verdicts_of(answers, sem)
    found = rows(tmp_path / "out.csv")
    assert {row["client"]: row["verdict"] for row in found} == expected
    summary = json.loads((tmp_path / "out.json").read_text())
    assert {name: count for name, count in summary["counts"].items() if count} == Counter(expected.values())
    assert summary["n"] == len(expected) == 43


def verdicts_of(answers: Path, sem: float) -> dict[str, str]:
    """Each client's verdict between waves 1 and 4, by a plain loop over the answers."""
    totals: dict[str, dict[str, float | None]] = {}
    for row in rows(answers):
        codes = [row[f"BDI_{number}"] for number in range(1, 22)]
        good = [float(code) for code in codes if code and float(code) in (0, 1, 2, 3)]
        totals.setdefault(row["id"], {})[row["wave"]] = sum(good) if len(good) == 21 else None
    verdicts = {}
    for client, by_wave in totals.items():
        before, after = by_wave.get("1"), by_wave.get("4")
        if before is None or after is None:
            verdicts[client] = "cannot_tell"
            continue
        index = (before - after) / (math.sqrt(2) * sem)
        verdicts[client] = "improved" if index > 1.95996 else "worse" if index < -1.95996 else "no_reliable_change"
    return verdicts


# What each method asks for, in the names of the options and of R's parameters.
ASKED = {
    "EN": {"mean": "m_pre", "sd": "sd_pre", "reliability": "rel"},
    "GLN": {"mean": "m_pre", "sd": "sd_pre", "reliability": "rel"},
    "HLL": {"mean": "m_pre", "mean-after": "m_post", "sd": "sd_pre", "reliability": "rel"},
    "NK": {"mean": "m_pre", "sd": "sd_pre", "reliability": "rel", "reliability-after": "rel"},
    "HA": {
        "mean": "m_pre",
        "mean-after": "m_post",
        "sd": "sd_pre",
        "sd-after": "sd_post",
        "reliability": "rel",
        "correlation": "r_pre_post",
    },
}


@needs_shared
@pytest.mark.parametrize("method", ASKED)
@pytest.mark.parametrize("key", ["antidepressants", "anxiety_0_4"])
def test_counts_of_the_other_methods_are_those_of_r(run: Run, tmp_path: Path, key: str, method: str) -> None:
    given, expected = PARAMETERS[key], oracle_row(key, method)
    words: list[object] = ["--client", given["id"], "--time", given["time"], "--scale", given["out"]]
    words += ["--first", given["pre"], "--last", given["post"], "--better", given["better"], "--method", method]
    words += [word for name, of_r in ASKED[method].items() for word in (f"--{name}", repr(given[of_r]))]
    assert run("change", DATA / f"cs_{given['ds']}.csv", *words, "-o", tmp_path / "out.csv").status == 0
    summary = json.loads((tmp_path / "out.json").read_text())
    assert (summary["short"], summary["told"]) == (method, int(expected["n_used"]))
    counts = [summary["counts"][verdict] for verdict in ("improved", "no_reliable_change", "worse")]
    assert counts == [int(expected[name]) for name in ("improved", "unchanged", "deteriorated")]


@needs_shared
@pytest.mark.parametrize(("method", "kind"), [("EN", "c"), ("HA", "a")])
def test_categories_with_a_cut_off_are_those_of_r(run: Run, tmp_path: Path, method: str, kind: str) -> None:
    given = PARAMETERS["anxiety_0_4"]
    expected = next(
        row
        for row in rows(ORACLE / "change_summary.csv")
        if (row["key"], row["approach"], row["method"], row["cutoff_type"]) == ("anxiety_0_4", "combined", method, kind)
    )
    words: list[object] = ["--client", "subject", "--time", "measurement", "--scale", "anxiety", "--better", "lower"]
    words += ["--first", 0, "--last", 4, "--method", method, "--cut", expected["cutoff"]]
    words += [word for name, of_r in ASKED[method].items() for word in (f"--{name}", repr(given[of_r]))]
    assert run("change", DATA / "cs_anxiety.csv", *words, "-o", tmp_path / "out.csv").status == 0
    found = json.loads((tmp_path / "out.json").read_text())["categories"]
    names = ["recovered", "improved", "unchanged", "deteriorated"]
    assert [found[name] for name in names] == [int(expected[name]) for name in names]
    assert found["cannot_tell"] == 26
    assert found == Counter(row["category"] for row in rows(tmp_path / "out.csv")) | {"harmed": 0}
