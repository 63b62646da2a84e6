"""The report as files, and the style it is read in."""

from collections.abc import Callable

from flask import Response

from mittari.reports import Report
from mittari.reports.page import TEMPLATES
from webapp.access import Audience, audience
from webapp.language import current_language
from webapp.office import choice
from webapp.office.blueprint import blueprint
from webapp.office.reports import log_look

KINDS: dict[str, tuple[str, Callable[[Report], str | bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda report: report.html(current_language())),
    "csv": ("text/csv; charset=utf-8", Report.csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Report.xlsx),
}


@blueprint.get("/report.<any(html, csv, xlsx):kind>")
@audience(Audience.OFFICE)
def report_file(kind: str) -> Response:
    """The report to keep: figures as CSV or XLSX, or the page as one file that needs nothing beside it."""
    form = choice.chosen()
    log_look(form)
    mimetype, write = KINDS[kind]
    response = Response(write(choice.report_of(form)), content_type=mimetype)
    name = f"report-{form.scope.data}-{form.first.data}-{form.last.data}.{kind}".replace(":", "-")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@blueprint.get("/report.css")
@audience(Audience.OFFICE)
def stylesheet() -> Response:
    """The style of the report's page, which no page of this site may carry within it."""
    return Response(TEMPLATES.get_template("report.css").render(), content_type="text/css; charset=utf-8")
