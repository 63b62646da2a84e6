"""A meter from nothing scores at once, and the check names exactly what its author has to write."""

from pathlib import Path

import pytest

from mittari.formats.exchange.draft import write_draft
from mittari.formats.exchange.new_meter import new_meter
from mittari.scoring.check import check_meter

TO_WRITE = [
    *("licence.notice", "licence.evidence", "title", "introduction"),
    *("items.first_question.question", "items.second_question.question", "scores.example.name"),
]
OPTIONS = [f"options.often.{code}" for code in range(4)]


@pytest.mark.parametrize(("language", "more"), [("fi", []), ("sv-FI", []), ("ar", OPTIONS)])
def test_only_what_the_author_knows_is_left(language: str, more: list[str], tmp_path: Path) -> None:
    write_draft(new_meter(language), tmp_path / "good-night")
    problems = check_meter(tmp_path / "good-night")
    assert sorted(problem.place for problem in problems) == sorted([*TO_WRITE, *more])
    assert {problem.reason for problem in problems} == {"this is still to be written"}


def test_without_the_todos_only_the_licence_of_the_wording_is_left(tmp_path: Path) -> None:
    write_draft(new_meter("en"), tmp_path / "good-night")
    for path in (tmp_path / "good-night").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("TODO: ", ""), encoding="utf-8")
    assert [problem.place for problem in check_meter(tmp_path / "good-night")] == ["licence.text"]
    structure = tmp_path / "good-night/instrument.yaml"
    structure.write_text(structure.read_text(encoding="utf-8").replace("text: none", "text: shipped"), encoding="utf-8")
    assert check_meter(tmp_path / "good-night") == []
