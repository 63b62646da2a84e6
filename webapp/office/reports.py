"""Choose what a report is about, and get it: to read, and as files."""

from flask import Response, g, make_response, render_template, url_for

from mittari.records.actor import Event, staff_actor
from mittari.reports import Report
from mittari.store import audit
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.language import current_language, languages
from webapp.office import choice
from webapp.office.blueprint import blueprint


@blueprint.get("/reports")
@audience(Audience.OFFICE)
def reports() -> str | tuple[str, int]:
    """The form; under it, once something was chosen, the report to open and to download, or why it is empty."""
    form = choice.asked()
    if form is None:
        return _page(choice.suggested())
    if not form.validate():
        return _page(form), 400
    report = choice.report_of(form)
    return _page(form, ready=True, empty=nobody(report), name=choice.scope_name(form), chosen=choice.arguments(form))


@blueprint.get("/report")
@audience(Audience.OFFICE)
def report() -> Response:
    """The report itself, in the language of the page."""
    form = choice.chosen()
    log_look(form)
    found = choice.report_of(form)
    others = [code for code in found.languages if code in languages() and code != current_language()]
    here = url_for("office.report", **choice.arguments(form))
    links = {code: url_for("language.choose", code=code, next=here) for code in others}
    return make_response(found.html(current_language(), links, url_for("office.stylesheet")))


def nobody(report: Report) -> bool:
    """Whether the report is about nobody."""
    served = [figure for figure in report.released.figures if figure.name == "clients" and not figure.breakdown]
    return all(figure.count == 0 for figure in served)


def log_look(form: choice.ChoiceForm) -> None:
    """Logs that this office looks at a report; goes before it is shown."""
    period = f"{form.first.data}/{form.last.data}"
    audit.log(
        database.engine(),
        Event(clock.now(), staff_actor(g.visitor.staff.id), "view_report", object=form.scope.data, detail=period),
    )


def _page(form: choice.ChoiceForm, **found: object) -> str:
    return render_template("office/reports.html", form=form, **found)
