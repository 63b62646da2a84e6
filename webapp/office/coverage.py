"""How many of those who should have been measured were: what a report can stand on."""

from flask import render_template

from mittari.reports import Report
from mittari.reports.words import Words
from webapp.access import Audience, audience
from webapp.language import current_language
from webapp.office import choice
from webapp.office.blueprint import blueprint
from webapp.office.reports import log_look, nobody

NAMES = ("measured_at_entry", "measured_at_exit")

Row = dict[str, str]


@blueprint.get("/coverage")
@audience(Audience.OFFICE)
def coverage() -> str | tuple[str, int]:
    """The coverage of the own organisation over the last whole year, or of what was chosen."""
    form = choice.asked() or choice.suggested()
    if choice.asked() and not form.validate():
        return render_template("office/coverage.html", form=form, rows=[], empty=False), 400
    log_look(form)
    report = choice.report_of(form)
    return render_template(
        "office/coverage.html",
        form=form,
        rows=rows(report),
        empty=nobody(report),
        name=choice.scope_name(form),
        chosen=choice.arguments(form),
    )


def rows(report: Report) -> list[Row]:
    """Measured at the entry and at the exit: how many, of how many, and the share with its interval."""
    words = Words(current_language())
    figures = [figure for name in NAMES for figure in report.released.figures if figure.name == name]
    return [
        {
            "name": figure.name,
            "share": words.percent(figure.value) if figure.suppressed != "no_data" else "–",
            "span": words.span(figure.low, figure.high) or "–",
            "count": words.whole(figure.count),
            "of": words.whole(figure.n),
        }
        for figure in figures
    ]
