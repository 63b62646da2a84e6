"""The pages that are for everybody: the front page and what the footer leads to."""

from flask import Blueprint, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from webapp import page
from webapp.access import Audience, audience

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@audience(Audience.PUBLIC)
def home() -> Response | str:
    """The front page, or the own first page of somebody who has come in already."""
    if g.visitor.client:
        return redirect(url_for("client.go_on"))
    own = page.navigation(g.visitor)
    if own:
        return redirect(str(own[0]["url"]))
    return render_template("home.html")


@blueprint.get("/<any(help, accessibility, privacy):name>")
@audience(Audience.PUBLIC)
def about(name: str) -> str:
    """A page of plain text."""
    return render_template("about.html", name=name)
