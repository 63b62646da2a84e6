import csv
from pathlib import Path

from mittari.definitions.library import default_library
from mittari.formats.exchange import limesurvey

LIBRARY = default_library()


def written(name: str, folder: Path) -> list[dict[str, str]]:
    """The rows of a meter's survey structure."""
    limesurvey.write(LIBRARY.meter(name), folder / "form.txt")
    with (folder / "form.txt").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_file_is_as_limesurvey_wants_it(tmp_path: Path) -> None:
    rows = written("mittari-path", tmp_path)
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    assert settings["language"] == "en"
    assert "fi-x-selko" not in settings["additional_languages"].split()
    questions = [row for row in rows if row["class"] == "Q" and row["language"] == "en"]
    assert all(row["name"].isalnum() and len(row["name"]) <= 20 for row in questions)
    assert all(row["name"].isalnum() and len(row["name"]) <= 5 for row in rows if row["class"] in ("A", "SQ"))
    assert [row["relevance"] for row in questions if row["relevance"] != "1"] == ['atworknow.NAOK == "1"']
    pain = next(row for row in questions if row["name"] == "pain")
    assert (pain["type/scale"], pain["mandatory"]) == ("L", "N")


def test_every_language_has_the_same_rows(tmp_path: Path) -> None:
    rows = [row for row in written("mittari-short", tmp_path) if row["class"] in ("Q", "SQ", "A")]
    by_language: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        by_language.setdefault(row["language"], []).append((row["class"], row["name"]))
    assert len(by_language) > 2
    assert len({tuple(names) for names in by_language.values()}) == 1


def test_a_meter_without_wording_has_its_ids_in_place(tmp_path: Path) -> None:
    questions = [row for row in written("who-5", tmp_path) if row["class"] == "Q"]
    assert questions
    assert all(row["text"] for row in questions)
