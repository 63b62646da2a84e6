"""mittari transitions: the figures of R, both shapes of file, and bad rows by name."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.transitions.twelve import statuses, stays
from tests.shared_files import DATA, ORACLE, needs_shared

NAMES = ["--client", "client", "--time", "time", "--status", "status"]
STAYS = ["--client", "client", "--entry", "entry", "--exit", "exit", "--status", "from", "--next", "to"]


def follow(run: Run, folder: Path, frame: pd.DataFrame, *more: object, names: list[str] = NAMES) -> Ran:
    folder.mkdir(exist_ok=True)
    frame.to_csv(folder / "statuses.csv", index=False)
    return run("transitions", folder / "statuses.csv", *names, "-o", folder / "out", *more)


def many(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame.assign(client=frame["client"] + str(number)) for number in range(10)])


def table(folder: Path, name: str = "occupancy_at") -> pd.DataFrame:
    return pd.read_csv(folder / f"out/{name}.csv")


@needs_shared
def test_competing_risks(run: Run, tmp_path: Path) -> None:
    words = ["--client", "id", "--exit", "etime", "--next", "event", "--still", "censor", "--absorbing", "pcm,death"]
    more = ["--at", "60,120,240", "--to", "pcm", "--replicates", "0"]
    assert run("transitions", DATA / "survival_mgus2.csv", *words, *more, "-o", tmp_path / "out").status == 0
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["mgus2_competing"]
    found = table(tmp_path).set_index(["time", "status"])
    reached = table(tmp_path, "incidence_at").set_index(["time", "status"])
    for ours, theirs in (("share", "pstate"), ("se", "se")):
        for time, row in zip(expected["times"], expected[theirs], strict=True):
            assert found.loc[time, ours][["beginning", "pcm", "death"]].tolist() == pytest.approx(
                list(row.values()), abs=1e-6
            )
            assert reached.loc[(time, "reached"), ours] == pytest.approx(row["V2"], abs=1e-6)


def test_writes_tables_words_and_a_picture(run: Run, tmp_path: Path) -> None:
    ran = follow(run, tmp_path, many(statuses()), "--to", "open_job", "--absorbing", "pension, death")
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "out")) == [
        "flows.csv",
        "incidence.csv",
        "incidence_at.csv",
        "occupancy.csv",
        "occupancy.svg",
        "occupancy_at.csv",
        "summary.txt",
        "transitions.json",
    ]
    assert "Markov" in (tmp_path / "out/summary.txt").read_text()
    about = json.loads((tmp_path / "out/transitions.json").read_text())
    assert (about["clients"], about["late"], about["moves"], about["to"]) == (120, 20, 150, ["open_job"])
    assert table(tmp_path)["time"].unique().tolist() == [3, 6, 12]
    assert table(tmp_path, "flows")["moves"].sum() == 150


def test_both_shapes_give_the_same(run: Run, tmp_path: Path) -> None:
    ends = ["--absorbing", "pension,death", "--replicates", 50]
    assert follow(run, tmp_path / "a", many(statuses()), *ends).status == 0
    assert follow(run, tmp_path / "b", many(stays()), *ends, names=STAYS).status == 0
    pd.testing.assert_frame_equal(table(tmp_path / "a"), table(tmp_path / "b"), check_exact=False, atol=1e-12)


def test_decimal_commas(run: Run, tmp_path: Path) -> None:
    halves = many(statuses()).assign(time=lambda one: one["time"] + 0.5)
    assert follow(run, tmp_path / "a", halves, "--replicates", 0).status == 0
    (tmp_path / "b").mkdir()
    text = (tmp_path / "a/statuses.csv").read_text().replace(",", ";").replace(".", ",")
    (tmp_path / "b/statuses.csv").write_text(text)
    assert (
        run("transitions", tmp_path / "b/statuses.csv", *NAMES, "-o", tmp_path / "b/out", "--replicates", 0).status == 0
    )
    pd.testing.assert_frame_equal(table(tmp_path / "a"), table(tmp_path / "b"))


def test_until_a_time_or_a_column(run: Run, tmp_path: Path) -> None:
    rows = pd.DataFrame({"client": range(20), "time": 0, "status": "unemployed", "end": 9})
    moved = rows.head(10).assign(time=4, status="open_job")
    for name, until in (("a", "9"), ("b", "end")):
        assert follow(run, tmp_path / name, pd.concat([rows, moved]), "--until", until, "--at", 8).status == 0
        assert table(tmp_path / name)["share"].tolist() == [0.5, 0.5]
        assert table(tmp_path / name)["clients"].tolist() == [10, 10]


def test_dates_as_months_since_the_first_row_or_a_column(run: Run, tmp_path: Path) -> None:
    begun = pd.DataFrame({"client": range(20), "time": "2026-01-15", "status": "unemployed", "zero": "2026-02-01"})
    moved = begun.head(10).assign(time="2026-05-20", status="open_job")
    rows, until = pd.concat([begun, moved]), ["--until", "2026-12-31", "--at", "3,5", "--replicates", 0]
    for name, zero, day in (("a", "first", 125), ("b", "zero", 108)):
        assert follow(run, tmp_path / name, rows, *until, "--zero", zero).status == 0
        assert table(tmp_path / name, "occupancy")["time"].max() == pytest.approx(day / 30.4375)
        assert table(tmp_path / name, "occupancy")["time"].min() == 0
    assert table(tmp_path / "b")["share"].tolist() == [0, 1, 0.5, 0.5]


def test_from_a_landmark_among_those_in_a_status(run: Run, tmp_path: Path) -> None:
    ran = follow(run, tmp_path, many(statuses()), "--from", 2, "--among", "service", "--replicates", 0)
    assert ran.status == 0
    assert "Counted from 2 on, of those who are seen in service then." in ran.err
    assert table(tmp_path, "occupancy")["time"].min() == 2


def test_groups_side_by_side(run: Run, tmp_path: Path) -> None:
    rows = many(statuses()).assign(service=lambda one: one["client"].str[-1].astype(int) % 2)
    ends = ["--to", "open_job", "--absorbing", "pension,death", "--replicates", 0]
    ran = follow(run, tmp_path, rows, *ends, "--group", "service", "--against", "1")
    assert ran.status == 0
    assert "Percentage points more than in 1, with 95 % interval:" in ran.err
    assert table(tmp_path)["group"].unique().tolist() == [0, 1]
    differences = table(tmp_path, "differences")
    assert (differences["group"] == 0).all()
    # Both halves are the same people by other names.
    assert differences["difference"].abs().max() == pytest.approx(0, abs=1e-12)
    assert {"occupancy_1.svg", "occupancy_2.svg", "incidence_at.csv"} <= set(os.listdir(tmp_path / "out"))
    about = json.loads((tmp_path / "out/transitions.json").read_text())
    assert (about["groups"]["0"]["clients"], about["against"]) == (60, "1")


def test_a_client_in_two_groups(run: Run, tmp_path: Path) -> None:
    rows = statuses().assign(service=[*"xy", *["x"] * (len(statuses()) - 2)])
    ran = follow(run, tmp_path, rows, "--group", "service")
    assert ran.status == 2
    assert "statuses.csv:3: service: this client is in another group" in " ".join(ran.err.split())


def test_few_clients_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    less = statuses().query("client > 'd'")
    assert "Not put into words: too little: 6 clients seen at the start" in follow(run, tmp_path / "a", less).err
    assert "take it as a hint: 6 clients" in follow(run, tmp_path / "b", less, "--even-if-small").err


REFUSED: dict[str, tuple[list[tuple[Any, ...]], list[str], str]] = {
    "twice": ([("a", 0, "x"), ("a", 0, "y")], [], "statuses.csv:3: time: this client has several statuses"),
    "back": (
        [("a", 0, "x"), ("a", 1, "dead"), ("a", 2, "x")],
        ["--absorbing", "dead"],
        "statuses.csv:4: status: this status",
    ),
    "text": ([("a", "May", "x")], [], "statuses.csv:2: time: not a number"),
    "unknown": ([("a", 0, "x"), ("a", 1, "z")], ["--order", "x,y"], "statuses.csv:3: status: is no known status"),
    "no such end": ([("a", 0, "x")], ["--absorbing", "dead"], "no row has the status dead -> look"),
    "not there": ([("a", 0, "x"), ("a", 1, "y")], ["--to", "job"], "statuses.csv: no row has the status job"),
    "not among": (
        [("a", 0, "x"), ("a", 1, "y")],
        ["--among", "job"],
        "statuses.csv: no row has the status job",
    ),
    "too late": ([("a", 0, "x"), ("a", 1, "y")], ["--from", "9"], "statuses.csv: nobody is seen at 9 and after it"),
    "points": ([("a", 0, "x"), ("a", 1, "y")], ["--at", "soon"], "--at: holds something that is no number"),
    "until": ([("a", 0, "x"), ("a", 1, "y")], ["--until", "soon"], "give a time, or a column that is there"),
    "nobody": ([("a", 0, "x")], [], "nobody is seen in a status for any length of time"),
    "no date": ([("a", "2026-01-01", "x"), ("a", "May", "y")], ["--zero", "first"], "statuses.csv:3: time: is no date"),
    "both": ([("a", 0, "x")], ["--exit", "time"], "the options do not say how to read the rows"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_read_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    rows, more, says = REFUSED[name]
    ran = follow(run, tmp_path, pd.DataFrame(rows, columns=["client", "time", "status"]), *more)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["statuses.csv"]
