"""mittari link: tables from files, services with different meters side by side, and clear refusals."""

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.psychometrics.linking.link import link
from tests.cli.conftest import Ran, Run
from tests.psychometrics.linking.two_scales import chance_drawn, declared, people

DECLARED = """measures: low mood
from: {range: [0, 27], direction: lower, reliability: 0.92}
to: {range: [0, 100], direction: lower, reliability: 0.93}
why: both ask for the same signs
declared_by: the quality board
date: 2026-01-31
reference: {population: clients at entry, mean: 50, sd: 15.5, source: own data}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A folder with both.csv (800 people with both scores), same.yaml, and services.csv (one score each)."""
    people().assign(id=range(800)).to_csv(tmp_path / "both.csv", index=False)
    others = chance_drawn(300, 5)
    unit = np.where(others["from"].notna(), "north", "south")
    others.assign(unit=unit).to_csv(tmp_path / "services.csv", index=False)
    (tmp_path / "same.yaml").write_text(DECLARED, encoding="utf-8")
    return tmp_path


def join(run: Run, study: Path, *more: object, file: str = "both.csv") -> Ran:
    words = ["--from", "from", "--to", "to", "--declared", study / "same.yaml", "-o", study / "out"]
    return run("link", study / file, *words, *more)


def test_a_table_and_its_words(run: Run, study: Path) -> None:
    ran = join(run, study, "--client", "id")
    assert ran.status == 0
    assert sorted(os.listdir(study / "out")) == ["link.json", "summary.txt", "table.csv"]
    table = pd.read_csv(study / "out/table.csv")
    expected = link(people(), declared())
    assert list(table) == ["from", "to", "se", "off_scale"]
    assert table["to"].to_numpy() == pytest.approx(expected.equivalents)
    about = json.loads((study / "out/link.json").read_text(encoding="utf-8"))
    assert about["n"] == {"from": 800, "to": 800}
    assert about["smoothing"] == list(expected.degrees or ())
    assert about["correlation"] == pytest.approx(expected.correlation)
    assert about["declaration"]["declared_by"] == "the quality board"
    assert "Linking is not equating" in (study / "out/summary.txt").read_text(encoding="utf-8")


def test_services_with_different_meters(run: Run, study: Path) -> None:
    ran = join(run, study, "--means", study / "services.csv", "--by", "unit", "--group", "group")
    assert ran.status == 0
    files = ["domain.csv", "link.json", "subgroups.csv", "summary.txt", "table.csv"]
    assert sorted(os.listdir(study / "out")) == files
    domain = pd.read_csv(study / "out/domain.csv", index_col="unit")
    assert domain["t"].tolist() == pytest.approx([50, 50], abs=4)
    assert (domain["linking_se"] > 0).to_dict() == {"north": True, "south": False}
    assert domain["n"].sum() == 300
    assert "T scores: 50 is the mean 50" in ran.err
    assert "The lower the better, as of the points" in ran.err
    assert "Links of a, b lie" in ran.err


def test_two_groups_drawn_by_chance(run: Run, study: Path) -> None:
    chance_drawn().to_csv(study / "drawn.csv", index=False)
    ran = join(run, study, "--design", "random", "--method", "linear", file="drawn.csv")
    assert ran.status == 0
    about = json.loads((study / "out/link.json").read_text(encoding="utf-8"))
    assert (about["design"], about["correlation"], about["smoothing"]) == ("random", None, None)


def test_nothing_is_linked_without_a_declaration(run: Run, study: Path) -> None:
    words = ["--from", "from", "--to", "to", "-o", study / "out"]
    ran = run("link", study / "both.csv", *words)
    assert ran.status == 2
    assert "nobody has declared that both scores measure the same" in ran.err
    assert "declared_by:" in ran.err
    (study / "same.yaml").write_text(DECLARED.replace("why: both ask for the same signs\n", ""), encoding="utf-8")
    assert "why: this key is missing" in join(run, study).err
    assert not (study / "out").exists()


def test_services_take_a_reference_group(run: Run, study: Path) -> None:
    (study / "same.yaml").write_text("".join(DECLARED.splitlines(keepends=True)[:-1]), encoding="utf-8")
    ran = join(run, study, "--means", study / "services.csv", "--by", "unit")
    assert ran.status == 2
    assert "same.yaml: reference: --means needs a reference group" in ran.err


def test_too_few_people_only_when_asked_for(run: Run, study: Path) -> None:
    people(399).to_csv(study / "both.csv", index=False)
    ran = join(run, study)
    assert (ran.status, "399 people are fewer than the 400" in ran.err) == (2, True)
    ran = join(run, study, "--even-if-small")
    assert (ran.status, "take it as a hint: 399 people" in ran.err) == (0, True)


def test_bad_rows_are_named_by_their_line(run: Run, study: Path) -> None:
    rows = (study / "both.csv").read_text().splitlines()
    rows[1:4] = ["many,50,a,0", "13,50,a,7", "13,50,,"]
    (study / "both.csv").write_text("\n".join(rows) + "\n")
    ran = join(run, study, "--client", "id", "--group", "group")
    assert ran.status == 2
    for says in (
        "both.csv:2: from: not a number",
        "both.csv:3: id: this person is here twice",
        "both.csv:4: group: is empty",
        "both.csv:4: id: is empty",
    ):
        assert says in ran.err
    assert not (study / "out").exists()


def test_a_score_that_can_t_be_is_named_once(run: Run, study: Path) -> None:
    rows = (study / "both.csv").read_text().splitlines()
    (study / "both.csv").write_text("\n".join([rows[0], "inf,50,a,0", *rows[2:]]) + "\n")
    ran = join(run, study)
    assert (ran.status, "both.csv:2: from: not a finite number" in ran.err, "1 problem" in ran.err) == (2, True, True)


def test_a_column_without_scores_and_a_row_with_both_are_named(run: Run, study: Path) -> None:
    pd.read_csv(study / "both.csv").assign(to="").to_csv(study / "empty.csv", index=False)
    assert "empty.csv: to: holds no score" in join(run, study, file="empty.csv").err
    pd.DataFrame({"from": ["3", "4"], "to": ["", "50"], "unit": ["n", "n"]}).to_csv(study / "two.csv", index=False)
    ran = join(run, study, "--means", study / "two.csv", "--by", "unit")
    assert ran.status == 2
    assert "two.csv:3: from, to: this row has both scores" in ran.err
    ran = join(run, study, "--design", "random", file="two.csv")
    assert "two.csv:3: from, to: this row has both scores" in ran.err


REFUSED = {
    "no column": (["--group", "language"], "language: there is no such column"),
    "a degree too high": (["--smoothing", "200"], "smoothing of degree 200"),
    "no degree": (["--smoothing", "much"], "write a degree like 4"),
    "means alone": (["--means", "services.csv"], "--means and --by go together"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_go_together_is_refused(run: Run, study: Path, name: str) -> None:
    words, says = REFUSED[name]
    ran = join(run, study, *words)
    assert (ran.status, says in ran.err) == (2, True)


def test_a_score_off_its_declared_range_is_named(run: Run, study: Path) -> None:
    frame = people()
    frame.loc[[3, 7], "to"] = [101, -1]
    frame.to_csv(study / "both.csv", index=False)
    ran = join(run, study)
    assert ran.status == 2
    assert "both.csv:5: to: is not on the scale from 0 to 100" in ran.err
    assert "both.csv:9: to: is not on the scale" in ran.err


def test_one_column_for_both_is_refused(run: Run, study: Path) -> None:
    words = ["--from", "to", "--to", "to", "--declared", study / "same.yaml", "-o", study / "out"]
    ran = run("link", study / "both.csv", *words)
    assert (ran.status, "--from and --to are one column" in ran.err) == (2, True)
