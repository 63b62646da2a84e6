"""What the frame of every page shows: languages, who is signed in, and where its links lead."""

from flask import Flask, current_app, g, request, url_for
from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup, escape

from mittari.definitions.texts import DRAFTS, direction
from webapp import database, dates, language
from webapp.access import Audience, belongs_to
from webapp.visitor import NOBODY, Visitor

EXIT = "https://www.ilmatieteenlaitos.fi/"
"""Where "leave quickly" leads: the weather forecast, which nobody has to explain."""

FIRST_PAGES = (
    ("coach.today", "navigation.coach", Audience.COACH),
    ("coach.clients", "navigation.clients", Audience.COACH),
    ("office.reports", "navigation.office", Audience.OFFICE),
    ("office.coverage", "navigation.coverage", Audience.OFFICE),
    ("office.coaches", "navigation.coaches", Audience.OFFICE),
)
"""Endpoint, text and audience of each entry of the navigation."""


def install(app: Flask) -> None:
    """Gives the templates the frame's context, the sentences and the chart macros of the reports."""
    app.jinja_loader = ChoiceLoader(
        [PackageLoader("webapp", "templates"), PackageLoader("mittari.reports", "templates")]
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.add_template_global(language.t, "t")
    for write in (dates.day, dates.month, dates.time_of_day, dates.number, dates.signed):
        app.add_template_filter(write)
    app.context_processor(frame)


def frame() -> dict[str, object]:
    """The variables base.html takes."""
    code = language.current_language()
    missing, status = g.get("missing_language", ""), language.KNOWN[code].status
    visitor: Visitor = g.get("visitor", NOBODY)
    return {
        "language": code,
        "direction": direction(code),
        "missing_language": missing_notice(missing) if missing else "",
        "draft_language": status if status in DRAFTS else "",
        "languages": language_choices(g.get("offered_languages") or language.languages()),
        "links": links(visitor),
        "user_name": visitor.staff.display_name if visitor.staff else "",
        "navigation": navigation(visitor),
        "simulated": database.simulated(),
    }


def missing_notice(code: str) -> Markup:
    """The sentence that says in which language, by its own name, the page is not there."""
    name = Markup('<bdi lang="{}">{}</bdi>').format(code, language.OWN_NAMES[code])
    return escape(language.t("base.language_missing", language="{}")).format(name)


def language_choices(codes: tuple[str, ...]) -> list[dict[str, str]]:
    """The language switcher: each language's own name, and the address that chooses it and comes back here."""
    here = request.full_path.rstrip("?") if request.method == "GET" else request.path
    addresses = {code: url_for("language.choose", code=code, next=here) for code in codes}
    return [{"code": code, "name": language.OWN_NAMES[code], "url": addresses[code]} for code in codes]


def links(visitor: Visitor) -> dict[str, str]:
    """Where the frame's links lead for a visitor."""
    shelf = {name: url_for("home.about", name=name) for name in ("help", "accessibility", "privacy")}
    own = {"exit": EXIT} if visitor.client else {}
    return {"home": url_for("home.home"), "sign_out": url_for("auth.sign_out"), **shelf, **own}


def navigation(visitor: Visitor) -> list[dict[str, object]]:
    """The first pages of the audiences a visitor belongs to, as far as the app has them."""
    audiences, views = belongs_to(visitor), current_app.view_functions
    there = [page for page in FIRST_PAGES if page[0] in views and page[2] in audiences]
    return [
        {"text": language.t(text), "url": url_for(endpoint), "current": request.endpoint == endpoint}
        for endpoint, text, _ in there
    ]
