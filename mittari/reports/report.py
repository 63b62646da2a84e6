"""One report: the same findings in every format and language."""

from collections.abc import Mapping
from dataclasses import dataclass

from mittari.formats.spreadsheet import csv_bytes, xlsx_bytes
from mittari.reports.findings import Findings
from mittari.reports.page import page
from mittari.reports.rows import about_rows, figure_rows
from mittari.reports.words import LANGUAGES


@dataclass(frozen=True)
class Report(Findings):
    """Findings that can be written."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the report can be read in."""
        return LANGUAGES

    def html(self, language: str, links: Mapping[str, str] | None = None, stylesheet: str | None = None) -> str:
        """The whole page in a language, which needs nothing beside it.

        `links` are the addresses of the other languages. With `stylesheet`, the address of report.css, the page
        refers to it instead of carrying it, for servers that forbid styles within a page.
        """
        return page(self, language, links or {}, stylesheet)

    def csv(self) -> bytes:
        """All figures, one row each (UTF-8)."""
        return csv_bytes(figure_rows(self))

    def xlsx(self) -> bytes:
        """All figures, one row each, and a sheet that says what they are about."""
        return xlsx_bytes({"figures": figure_rows(self), "about": about_rows(self)})
