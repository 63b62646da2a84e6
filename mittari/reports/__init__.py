"""Released figures as a report: HTML in each language, and the same figures as CSV and XLSX."""

from mittari.reports.build import build_report
from mittari.reports.report import Report
from mittari.reports.write import write_report

__all__ = ["Report", "build_report", "write_report"]
