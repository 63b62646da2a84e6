"""The page about versions is true: its commands run in its order, and its scores come out as it tells."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from mittari.definitions.library import Library
from mittari.store.engine import open_database, reading
from mittari.store.schema.measuring import measurements, scores
from tests.docs.walk import walk


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said last."""
    folder = tmp_path_factory.mktemp("versions")
    return folder, walk("versions.md", folder, MITTARI_LIBRARY=str(folder))


def test_both_versions_are_published(walked: tuple[Path, dict[str, str]]) -> None:
    folder, said = walked
    meter = Library(folder).meter("good-night")
    assert [each.version for each in (*meter.earlier, meter)] == ["1.0.0", "2.0.0"]
    assert said["mittari check meters/good-night"] == "No problems.\n"
    assert (
        said["mittari publish good-night"] == "good-night 2.0.0 is published: its content never changes from now on.\n"
    )
    assert said["mittari publish good-night --begin 2.0.0"].startswith(
        "good-night 2.0.0 is a draft; people are asked 1."
    )


def test_what_is_stored_comes_out_again(walked: tuple[Path, dict[str, str]]) -> None:
    assert walked[1]["mittari rescore --db sqlite:///sleep.db"] == "3 measurements scored again: no score differs.\n"


def test_the_old_answers_are_scored_by_both_versions(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0]
    meter = Library(folder).meter("good-night")
    engine = open_database(f"sqlite:///{folder}/sleep.db")
    query = select(measurements.c.answered_on, scores.c.content_hash, scores.c.value).join(scores)
    with reading(engine) as connection:
        found = {(str(day), content): value for day, content, value in connection.execute(query)}
    engine.dispose()
    old, new = meter.earlier[0].content_hash, meter.content_hash
    # a: (1 + 3 - 2) / 2 and (1 + 3 - 3) / 2; b: (0 + 3 - 2) / 2 and (0 + 3 - 3) / 2.
    assert found == {
        ("2026-01-10", old): 1.0,
        ("2026-01-10", new): 0.5,
        ("2026-01-12", old): 0.5,
        ("2026-01-12", new): 0.0,
        ("2026-06-10", new): 3.0,
    }


def test_the_differences_are_those_the_page_tells(walked: tuple[Path, dict[str, str]]) -> None:
    (row,) = csv.DictReader((walked[0] / "differences.csv").read_text().splitlines())
    assert (row["score"], row["old"], row["new"], row["why"]) == ("night", "0.5", "0.0", "version")
