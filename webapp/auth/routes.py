"""Sign-in that tells nobody which user names there are, and sign-out that ends the session on the server."""

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.records.staff import Role, StaffMember
from mittari.store import login_attempts, sessions, staff
from webapp import clock, database, visitor
from webapp.access import Audience, audience
from webapp.addresses import local_only
from webapp.auth.form import SignInForm
from webapp.language import t

blueprint = Blueprint("auth", __name__)

FIRST_PAGES = {Role.COACH: "coach.today", Role.OFFICE: "office.reports"}


@blueprint.get("/sign-in")
@audience(Audience.PUBLIC)
def sign_in() -> Response | str:
    """The form, or the first page of somebody who has signed in already."""
    if g.visitor.staff:
        return redirect(first_page(g.visitor.staff))
    return _page(SignInForm(request.args))


@blueprint.post("/sign-in")
@audience(Audience.PUBLIC)
def try_sign_in() -> Response | tuple[str, int]:
    """The page that was asked for, or the form with what is wrong: the same words whatever it is."""
    form = SignInForm(request.form)
    if not form.complete:
        return _refused(form, "auth.missing", 400)
    member, reason = _check(form.login.data or "", form.password.data or "")
    if member is None:
        return _refused(form, reason, 429 if reason == "auth.throttled" else 400)
    visitor.come_in(sessions.start_staff(database.engine(), member.id, clock.now()))
    return redirect(local_only(form.next.data or "") or first_page(member))


@blueprint.post("/sign-out")
@audience(Audience.STAFF)
def sign_out() -> Response:
    """Back to the sign-in form."""
    visitor.go_out()
    flash(t("auth.signed_out"))
    return redirect(url_for("auth.sign_in"))


def first_page(member: StaffMember) -> str:
    """The address of the page a member of staff starts from."""
    there = (page for role, page in FIRST_PAGES.items() if role in member.roles)
    return url_for(next((page for page in there if page in current_app.view_functions), "home.home"))


def _check(login: str, password: str) -> tuple[StaffMember | None, str]:
    engine, now, address = database.engine(), clock.now(), request.remote_addr or ""
    if not login_attempts.may_try(engine, login, address, now):
        return None, "auth.throttled"
    member = staff.sign_in(engine, login, password, now)
    if member is None:
        login_attempts.note_failure(engine, login, address, now)
    return member, "auth.wrong"


def _refused(form: SignInForm, reason: str, status: int) -> tuple[str, int]:
    form.login.errors = [t(reason)]
    return _page(form), status


def _page(form: SignInForm) -> str:
    form.login.label.text, form.password.label.text = t("auth.login"), t("auth.password")
    return render_template("auth/sign_in.html", form=form)
