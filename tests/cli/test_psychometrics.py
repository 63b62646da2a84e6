"""mittari psychometrics: figures from files, norms that the next command takes, and clear refusals."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.scoring.instrument import load
from mittari.store import norms
from mittari.store.engine import open_database, reading
from tests.cli.conftest import Ran, Run
from tests.psychometrics.answers import codes_twice

FILES = ["evidence.csv", "evidence.json", "evidence.txt", "norms.yaml"]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A folder with first.csv (150 clients) and second.csv (120 of them in another order, 100 unchanged)."""
    first, second = (_frame(codes) for codes in codes_twice())
    first.to_csv(tmp_path / "first.csv", index=False)
    second = second.sample(n=120, random_state=1)
    second["changed"] = np.where(np.arange(120) < 100, "no", "yes")
    second.to_csv(tmp_path / "second.csv", index=False)
    return tmp_path


def _frame(codes: dict[str, np.ndarray]) -> pd.DataFrame:
    answers = pd.DataFrame(codes).astype("Int64")
    return answers.mask(answers < 0).assign(id=[f"c{number}" for number in range(len(answers))])


def look(run: Run, study: Path, *more: object) -> Ran:
    return run("psychometrics", "mittari-path", study / "first.csv", *more, "-o", study / "out")


def retest(run: Run, study: Path, *more: object) -> Ran:
    return look(run, study, "--retest", study / "second.csv", "--client", "id", *more)


def rows(study: Path) -> dict[tuple[str, str], dict[str, str]]:
    with (study / "out" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        return {(row["score"], row["figure"]): row for row in csv.DictReader(file)}


def test_one_sitting(run: Run, study: Path) -> None:
    ran = look(run, study)
    assert ran.status == 0
    assert "Without --retest there is no SEM that shows who has changed" in ran.err
    assert sorted(path.name for path in (study / "out").iterdir()) == FILES
    found = rows(study)
    assert 0 < float(found["mind", "alpha"]["value"]) < 1
    assert "formative" in found["everyday", ""]["note"]
    assert ("mind", "ICC(A,1)") not in found


def test_a_retest_of_those_who_say_that_nothing_changed(run: Run, study: Path) -> None:
    ran = retest(run, study, "--stable", "changed=no", "--source", "our study")
    assert ran.status == 0
    assert "taken as unchanged" not in ran.err
    first, second = (pd.read_csv(study / name) for name in ("first.csv", "second.csv"))
    both = [frame.set_index("id") for frame in (first, second[second["changed"] == "no"])]
    before, after = (load("mittari-path").score(frame.drop(columns="changed", errors="ignore")) for frame in both)
    difference = (after["mind"] - before["mind"]).dropna()
    row = rows(study)["mind", "sem, retest difference SD"]
    assert float(row["value"]) == pytest.approx(difference.std() / np.sqrt(2))
    assert int(row["n"]) == len(difference)
    told = json.loads((study / "out" / "evidence.json").read_text(encoding="utf-8"))
    assert (told["retested"], told["stable"], told["source"], told["forms"]) == (100, "changed=no", "our study", 150)
    methods = [one["method"] for one in told["findings"] if one["score"] == "mind"]
    assert methods[-4:] == ["limits of agreement", "ICC", "SEM of a retest", "detectable change"]


def test_the_norms_are_taken_by_the_next_command(run: Run, study: Path, database_url: str) -> None:
    assert "All 120 retested people are taken as unchanged" in retest(run, study).err
    assert run("norms", "mittari-path", study / "out" / "norms.yaml", "--db", database_url).status == 0
    engine = open_database(database_url)
    with reading(engine) as connection:
        kept = norms.local(connection)["mittari-path"].sem("mind")
    engine.dispose()
    assert kept is not None
    assert kept.sem == pytest.approx(float(rows(study)["mind", "sem, retest agreement"]["value"]), abs=1e-6)
    assert kept.source == "own data, first.csv, second.csv"


def test_groups_that_answer_an_item_differently(run: Run, study: Path) -> None:
    codes, _ = codes_twice(n=450)
    frame = _frame(codes).assign(language=np.repeat(["fi", "sv", "fi"], 150))
    frame.loc[frame["language"] == "sv", "gladness"] = (frame["gladness"] + 2).clip(upper=4)
    frame.to_csv(study / "first.csv", index=False)
    assert look(run, study, "--group", "language", "--even-if-small").status == 0
    words = (study / "out" / "evidence.txt").read_text(encoding="utf-8")
    assert "Answered differently at the same score: gladness (" in words
    gained = {name: float(row["value"]) for name, row in rows(study).items() if name[1].startswith("R2 of groups")}
    assert max(gained, key=lambda name: gained[name]) == ("mind", "R2 of groups, gladness")


def test_a_small_study_has_reasons_instead_of_figures(run: Run, study: Path) -> None:
    path = study / "first.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:31]) + "\n")
    assert look(run, study).status == 0
    assert "fewer than the 100 it needs" in (study / "out" / "evidence.txt").read_text()
    assert ("mind", "alpha") not in rows(study)
    again = run("psychometrics", "mittari-path", path, "--even-if-small", "-o", study / "small")
    assert again.status == 0
    assert "take it as a hint" in (study / "small" / "evidence.txt").read_text()


def test_a_client_twice_none_or_unknown_is_named_by_its_row(run: Run, study: Path) -> None:
    path = study / "second.csv"
    frame = pd.read_csv(path)
    frame["id"] = [*frame["id"][:3], frame["id"][1], frame["id"][4], "", *frame["id"][6:]]
    frame.to_csv(path, index=False)
    ran = retest(run, study)
    assert ran.status == 2
    assert "second.csv:5: id: this client is here twice -> " in ran.err
    assert "second.csv:7: id: there is no client -> " in ran.err
    frame.drop(index=[3, 5]).assign(id=lambda rows: rows["id"].where(rows.index > 0, "nobody")).to_csv(
        path, index=False
    )
    ran = retest(run, study)
    assert "second.csv:2: id: this client is not in first.csv -> correct the id, or take the row out" in ran.err
    assert "nobody" not in ran.err
    assert not (study / "out").exists()


def test_a_client_twice_in_one_sitting_is_named_too(run: Run, study: Path) -> None:
    path = study / "first.csv"
    path.write_text(path.read_text() + path.read_text().splitlines()[1] + "\n")
    assert "first.csv:152: id: this client is here twice" in look(run, study, "--client", "id").err


def test_a_cell_that_holds_no_code_is_named_and_counts_as_missing(run: Run, study: Path) -> None:
    frame = pd.read_csv(study / "first.csv", dtype=str)
    frame.loc[4, "pain"] = "very much"
    frame.to_csv(study / "first.csv", index=False)
    ran = look(run, study)
    assert ran.status == 0
    assert "first.csv:6: pain: " in ran.err
    assert "very much" not in ran.err
    assert "\n1 cell could not be read, so taken as missing." in (study / "out" / "evidence.txt").read_text()
    assert json.loads((study / "out" / "evidence.json").read_text())["unread"] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--stable", "changed=no"], "give --retest SECOND.csv too"),
        (["--retest", "second.csv"], "--retest needs --client COL"),
        (["--client", "name"], "name: there is no such column"),
        (["--population", "Our Clients"], "population"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, study: Path, words: list[str], says: str) -> None:
    ran = look(run, study, *[study / word if word.endswith(".csv") else word for word in words])
    assert ran.status == 2
    assert says in ran.err
    assert not (study / "out").exists()


@pytest.mark.parametrize(
    ("stable", "says"), [("changed", "write a column and a value"), ("changed=never", "no row has")]
)
def test_a_choice_of_nobody_is_refused(run: Run, study: Path, stable: str, says: str) -> None:
    ran = retest(run, study, "--stable", stable)
    assert ran.status == 2
    assert says in ran.err


def test_a_folder_with_something_in_it_is_left_alone(run: Run, study: Path) -> None:
    ran = run("psychometrics", "mittari-path", study / "first.csv", "-o", study)
    assert ran.status == 2
    assert "is a folder with something in it" in ran.err
    assert (study / "first.csv").exists()
