"""A report as files in a folder."""

from collections.abc import Iterable
from pathlib import Path

from mittari.errors import InputError, Problem
from mittari.reports.report import Report
from mittari.reports.words import LANGUAGES


def write_report(report: Report, folder: Path, languages: Iterable[str] = LANGUAGES) -> list[Path]:
    """The files written: report.html in the first language, report.<language>.html in the others, CSV and XLSX.

    The folder is made if it is not there; files of the same names are replaced.
    """
    wanted = list(languages)
    unknown = [language for language in wanted if language not in LANGUAGES]
    if unknown or not wanted:
        reason = f"can't be written in {', '.join(unknown) or 'no language'}"
        raise InputError([Problem("report", "", reason, f"choose from {', '.join(LANGUAGES)}")])
    names = {language: f"report.{language}.html" if place else "report.html" for place, language in enumerate(wanted)}
    contents = {
        name: report.html(language, {other: names[other] for other in wanted if other != language}).encode()
        for language, name in names.items()
    }
    contents |= {"report.csv": report.csv(), "report.xlsx": report.xlsx()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(folder / name, content) for name, content in contents.items()]
    except OSError as error:
        raise InputError([Problem(str(folder), "", error.strerror or "can't be written", "name a folder")]) from None


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
