"""mittari rescore: status 0 where all is as it was, and every difference in a file where it is not."""

import csv
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from mittari.store.engine import open_database, reading, writing
from mittari.store.migrate import upgrade
from mittari.store.schema.measuring import scores
from mittari.store.submission import record
from tests.cli.conftest import Run
from tests.store.two_versions import form, scores_of, small_library
from tests.store.world import populate

DAY = date(2025, 2, 3)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one form of small 1.0.0, and the library with 2.0.0 in the environment."""
    monkeypatch.setenv("MITTARI_LIBRARY", str(tmp_path / "library"))
    library = small_library(tmp_path / "library")
    url = f"sqlite:///{tmp_path}/records.db"
    upgrade(url)
    engine = open_database(url)
    populate(engine)
    old = library.meter("small", "1.0.0")
    with writing(engine) as connection:
        record(connection, old, form(old, DAY))
    engine.dispose()
    return url


def fault(url: str) -> None:
    """Somebody changes a score in the database."""
    engine = open_database(url)
    with writing(engine) as connection:
        connection.execute(update(scores).where(scores.c.score == "work").values(value=9.0))
    engine.dispose()


def test_what_was_scored_comes_out_again(run: Run, url: str) -> None:
    ran = run("rescore", "--db", url)
    assert (ran.status, ran.err) == (0, "1 measurement scored again: no score differs.\n")


def test_a_changed_score_is_named_in_the_file_and_stays(run: Run, url: str, tmp_path: Path) -> None:
    fault(url)
    for more in ([], ["--apply"]):
        ran = run("rescore", "--db", url, "-o", tmp_path / "differences.csv", *more)
        assert ran.status == 1
        assert "1 measurement scored again: 1 difference (1 altered).\n" in ran.err
        assert "keep it as safe as the database" in ran.err
        (row,) = csv.DictReader((tmp_path / "differences.csv").read_text().splitlines())
        del row["measurement"]
        expected = {"instrument": "small", "answered": "1.0.0", "by": "1.0.0", "score": "work"}
        assert row == expected | {"old": "9.0", "new": "4.0", "why": "altered"}


def test_no_score_is_shown_on_the_screen(run: Run, url: str) -> None:
    fault(url)
    ran = run("rescore", "--db", url)
    assert "-o DIFFERENCES.csv lists them." in ran.err
    assert "9.0" not in ran.err + ran.out


def test_a_newer_version_is_stored_beside_the_older_one(run: Run, url: str, tmp_path: Path) -> None:
    words = ("rescore", "--db", url, "--meter", "small", "--version", "2.0.0")
    ran = run(*words)
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "3 new scores can be stored with --apply.")
    assert run(*words, "--apply").err.splitlines()[-1] == "3 new scores stored beside the old ones."
    assert run(*words).err == "1 measurement scored again: no score differs.\n"
    library = small_library(tmp_path / "same")
    engine = open_database(url)
    with reading(engine) as connection:
        (one,) = connection.execute(scores.select().with_only_columns(scores.c.measurement).distinct()).scalars()
        assert set(scores_of(connection, one, library.meter("small").content_hash)) == {"mind", "speed", "work"}
    engine.dispose()


def test_what_can_t_be_scored_again_is_told(run: Run, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MITTARI_LIBRARY")
    ran = run("rescore", "--db", url)
    told = "small 1.0.0: 1 measurement not scored again: the library does not have this version.\n"
    assert (ran.status, ran.err) == (1, f"{told}0 measurements scored again: no score differs.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--version", "2.0.0"], "say with --meter"), (["--meter", "smal"], "did you mean small?"),
     (["--meter", "small", "--version", "3.0.0"], "small has no version 3.0.0")],
)  # fmt: skip
def test_what_is_not_there_is_told(run: Run, url: str, words: list[str], says: str) -> None:
    ran = run("rescore", "--db", url, *words)
    assert ran.status == 2
    assert says in ran.err
