"""Who may open which page: each view names its audience, and a view without one opens for nobody."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from mittari.records.staff import Role
from webapp import errors
from webapp.visitor import NOBODY, Visitor

View = TypeVar("View", bound=Callable[..., object])


class Audience(StrEnum):
    """Those a page can be for; STAFF is anybody who has signed in, whatever their roles."""

    PUBLIC = "public"
    CLIENT = "client"
    STAFF = "staff"
    COACH = "coach"
    OFFICE = "office"


OF_ROLE = {Role.COACH: Audience.COACH, Role.OFFICE: Audience.OFFICE}


def audience(*audiences: Audience) -> Callable[[View], View]:
    """Marks a view with the audiences it is for; goes below the route decorator."""

    def mark(view: View) -> View:
        view.__dict__["audiences"] = frozenset(audiences)
        return view

    return mark


def audiences_of(app: Flask, endpoint: str) -> frozenset[Audience]:
    """The audiences of an endpoint; empty where none was named."""
    if endpoint == "static":
        return frozenset({Audience.PUBLIC})
    return getattr(app.view_functions[endpoint], "audiences", frozenset())


def guard() -> Response | None:
    """Nothing if the visitor may go on; else the way to come in, or an error. Runs before every view."""
    if request.endpoint is None:
        return None
    allowed = audiences_of(current_app, request.endpoint)
    if Audience.PUBLIC in allowed or allowed & belongs_to(g.visitor):
        return None
    if g.visitor != NOBODY or not allowed:
        raise Forbidden
    return _way_in(allowed)


def _way_in(allowed: frozenset[Audience]) -> Response:
    """Where somebody goes who may only have to come in again; a posted answer is not thrown away."""
    if request.method != "GET":
        return errors.again("ended", 403)
    if Audience.CLIENT in allowed:
        return redirect(url_for("client.ended"))
    return redirect(url_for("auth.sign_in", next=request.full_path.rstrip("?")))


def belongs_to(visitor: Visitor) -> frozenset[Audience]:
    """The audiences a visitor belongs to at this moment."""
    if visitor.client:
        return frozenset({Audience.CLIENT})
    if visitor.staff:
        return frozenset({Audience.STAFF, *(OF_ROLE[role] for role in visitor.staff.roles if role in OF_ROLE)})
    return frozenset()
