"""The pages of an office: the report on the own organisation or an area, its files, and its coverage."""

from webapp.office import coverage, files, reports
from webapp.office.blueprint import blueprint

__all__ = ["blueprint", "coverage", "files", "reports"]
