"""mittari meter: start one, take one in or out, with everything that is lost or left to do told."""

import json
from pathlib import Path

import pytest

from mittari.formats.exchange import FORMATS
from tests.cli.conftest import Run
from tests.formats.exchange.expected import FILES
from tests.small_meter import ENGLISH, write_meter


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_meter_starts_from_nothing(run: Run, here: Path) -> None:
    ran = run("meter", "init", "good-night", "--language", "fi")
    assert (ran.status, ran.out) == (0, "")
    assert "mittari check good-night" in ran.err
    assert sorted(path.name for path in here.joinpath("good-night/texts").iterdir()) == ["fi.yaml"]
    assert run("check", "good-night").err.splitlines()[-1] == "7 problems"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Good night"], "the folder's name becomes the meter's id"),
        (["Good_Night", "-o", "x"], "Good_Night: the folder's name becomes the meter's id, and this one can't"),
        (["good-night", "-o", "meters/other"], "write -o meters/other/good-night"),
        (["../good-night"], "this is a path, not an id -> write good-night, and with -o"),
        (["good-night", "--language", "Suomi!"], "is no language tag"),
    ],
)
def test_a_wrong_start_makes_nothing(run: Run, here: Path, words: list[str], says: str) -> None:
    ran = run("meter", "init", *words)
    assert ran.status == 2
    assert says in ran.err
    assert list(here.iterdir()) == []


def test_nothing_is_written_over(run: Run) -> None:
    run("meter", "init", "good-night")
    ran = run("meter", "init", "good-night")
    assert (ran.status, "is there already" in ran.err) == (2, True)


@pytest.mark.parametrize("name", FORMATS)
def test_a_meter_goes_out_and_comes_in(run: Run, here: Path, name: str) -> None:
    write_meter(here)
    file = f"form{FORMATS[name].SUFFIX}"
    out = run("meter", "export", "small", "--format", name, "-o", file)
    assert out.status == 0
    assert f"{file}: 9 questions in en." in out.err
    assert "how a score is computed and read" in out.err
    back = run("meter", "import", file, "--format", name, "-o", "back")
    assert back.status == 0
    assert "9 questions in en." in back.err
    assert "Next: read back/TODO.md" in back.err
    check = run("check", "back")
    assert check.status == 1
    assert all("no score uses" in line or "still to be written" in line for line in check.err.splitlines()[:-1])


def test_what_is_lost_is_told_on_the_screen_and_in_the_folder(run: Run, here: Path) -> None:
    ran = run("meter", "import", FILES / "fhir" / "05-prepopulated-tabs.json", "--format", "fhir", "-o", "garden")
    assert "a field that is computed or filled in" in ran.err
    assert "a field that is computed or filled in" in here.joinpath("garden/TODO.md").read_text(encoding="utf-8")


def test_a_language_that_is_switched_off_does_not_go_out(run: Run, here: Path) -> None:
    swedish = ENGLISH.replace("language: en", "language: sv\nenabled: false")
    write_meter(here, {"texts/sv.yaml": swedish})
    ran = run("meter", "export", "small", "--format", "surveyjs", "-o", "form.json")
    assert "texts.sv: this language (it is switched off" in ran.err
    assert json.loads(here.joinpath("form.json").read_text(encoding="utf-8"))["title"] == "A small meter"


def test_without_wording_the_form_holds_ids(run: Run, here: Path) -> None:
    ran = run("meter", "export", "who-5", "--format", "fhir", "-o", "form.json")
    assert (ran.status, "texts: there is no wording here (ids stand in its place)" in ran.err) == (0, True)
    assert "WHO_1" in here.joinpath("form.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["import", "export"])
def test_an_unknown_format_is_told_with_those_there_are(run: Run, command: str) -> None:
    ran = run("meter", command, "who-5", "--format", "pdf", "-o", "x")
    assert ran.status == 2
    assert f"choose from: {', '.join(FORMATS)}" in ran.err


def test_a_bad_file_makes_no_folder(run: Run, here: Path) -> None:
    here.joinpath("form.json").write_text("{", encoding="utf-8")
    ran = run("meter", "import", "form.json", "--format", "fhir", "-o", "new")
    assert (ran.status, "not JSON" in ran.err) == (2, True)
    assert not here.joinpath("new").exists()


def test_responses_become_answers_that_can_be_scored_and_back(run: Run, here: Path) -> None:
    write_meter(here)
    here.joinpath("answers.csv").write_text(
        "response,working,calm,tense,pace,tempo,ability\nr1,1,3,0,3,2,7\nr2,0,2,refused,,9,\n", encoding="utf-8"
    )
    out = run("meter", "responses", "answers.csv", "--meter", "small", "-o", "out.json", "--problems", "p.csv")
    assert "1 problem, listed in p.csv" in out.err
    back = run("meter", "responses", "out.json", "--meter", "small", "-o", "back.csv")
    assert (back.status, back.err) == (0, "")
    assert here.joinpath("back.csv").read_text(encoding="utf-8").splitlines()[2] == (
        "r2,,,0,2,refused,missing,missing,missing,,"
    )
    assert run("score", "small", "back.csv", "-o", "scores.csv").status == 0
    scores = here.joinpath("scores.csv").read_text(encoding="utf-8").splitlines()
    assert scores[1].split(",")[3] == "100.0"


def test_problems_end_a_strict_run_with_status_1(run: Run, here: Path) -> None:
    write_meter(here)
    here.joinpath("answers.csv").write_text("calm\n9999\n", encoding="utf-8")
    ran = run("meter", "responses", "answers.csv", "--meter", "small", "-o", "out.json", "--strict")
    assert (ran.status, "9999" in ran.err) == (1, False)
    assert not here.joinpath("out.json").exists()


def test_a_format_of_one_language_gets_the_one_that_is_named(run: Run, here: Path) -> None:
    ran = run("meter", "export", "mittari-short", "--format", "redcap", "--language", "fi", "-o", "form.csv")
    assert ran.status == 0
    assert "Oma polkuni" in here.joinpath("form.csv").read_text("utf-8")
    refused = run("meter", "export", "mittari-short", "--format", "redcap", "--language", "ar", "-o", "other.csv")
    assert refused.status == 2
    assert "choose from: en, fi-x-selko, fi, sv" in refused.err
    assert not here.joinpath("other.csv").exists()
