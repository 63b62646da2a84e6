"""The pages of an office: the report on the own organisation or an area, its files, its coverage, and its coaches."""

from webapp.office import coaches, coverage, files, reports
from webapp.office.blueprint import blueprint

__all__ = ["blueprint", "coaches", "coverage", "files", "reports"]
