"""The files of a report."""

from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.reports import write_report
from tests.reports.made_up import report


def test_the_files(tmp_path: Path) -> None:
    written = write_report(report(), tmp_path / "new" / "folder")
    names = ["report.html", "report.sv.html", "report.en.html", "report.csv", "report.xlsx"]
    assert [path.name for path in written] == names
    assert all(path.stat().st_size > 1000 for path in written)
    swedish = written[1].read_text("utf-8")
    assert 'lang="sv"' in swedish
    assert 'href="report.html"' in swedish
    assert 'href="report.en.html"' in swedish


def test_one_language_only(tmp_path: Path) -> None:
    written = write_report(report(), tmp_path, ["en"])
    assert [path.name for path in written] == ["report.html", "report.csv", "report.xlsx"]
    assert "hreflang" not in written[0].read_text("utf-8")


@pytest.mark.parametrize("languages", [[], ["de"]])
def test_languages_that_there_are_not(tmp_path: Path, languages: list[str]) -> None:
    with pytest.raises(InputError, match="fi, sv, en"):
        write_report(report(), tmp_path, languages)


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        write_report(report(), tmp_path / "file")
