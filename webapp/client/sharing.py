"""Who sees the client's answers, what she allows others to see, and who has looked."""

from itertools import permutations

import pandas as pd
from flask import abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from mittari.errors import NotFoundError
from mittari.records.actor import ActorKind, client_actor
from mittari.store import audit, clients, consents, organisations, staff
from mittari.store.client_path import client_path
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.client.blueprint import blueprint
from webapp.client.visit import current_visit
from webapp.language import t

ACTIONS = {"view": "sharing.action_view", "export": "sharing.action_export", "invite": "sharing.action_invite"}


@blueprint.get("/my/sharing")
@audience(Audience.CLIENT)
def who_sees() -> str:
    """Coaches, the organisation that asked, consents and the log."""
    client, visit = g.visitor.client, current_visit(needs_words=False)
    with reading(database.engine()) as connection:
        coaches = [coach.display_name for coach in clients.coaches(connection, client, clock.today())]
        names = organisations.names(connection)
        pairs = _pairs(connection)
        active = {
            (kept.holder, kept.viewer): kept for kept in consents.of_client(connection, client) if not kept.withdrawn_at
        }
        log = _log(connection, audit.of_client(connection, client))
    return render_template(
        "client/sharing.html", coaches=coaches, holder=names[visit.invitation.organisation], names=names,
        pairs=pairs, active=active, log=log,
    )  # fmt: skip


@blueprint.post("/my/sharing")
@audience(Audience.CLIENT)
def consent() -> Response:
    """Gives or withdraws one consent."""
    client, now = g.visitor.client, clock.now()
    pair = request.form.get("holder", ""), request.form.get("viewer", "")
    with reading(database.engine()) as connection:
        if pair not in _pairs(connection):
            abort(400)
    give = request.form.get("do") == "give"
    change = consents.give if give else consents.withdraw
    change(database.engine(), client, *pair, now, client_actor(client))
    flash(t("sharing.gave" if give else "sharing.withdrew"), "success")
    return redirect(url_for("client.who_sees"))


def _pairs(connection: Connection) -> list[tuple[str, str]]:
    """Holder and possible viewer: the organisations that serve the client, or have."""
    client = g.visitor.client
    path = client_path(connection, client, None)
    there = {*clients.organisations_of(connection, client, clock.today()), *path.episodes["organisation"]}
    return list(permutations(sorted(there), 2))


def _log(connection: Connection, log: pd.DataFrame) -> list[dict[str, object]]:
    """What others did, newest first, with the name of who did it."""
    others = log[log["actor_kind"] != ActorKind.CLIENT].iloc[::-1]
    names = {actor: _name(connection, actor) for actor in others["actor"].dropna().unique()}
    system = t("sharing.actor_system")
    rows = zip(others["at"], others["actor"], others["action"], strict=True)
    return [
        {"at": at, "who": names.get(actor, system), "what": t(ACTIONS.get(action, "sharing.action_change"))}
        for at, actor, action in rows
    ]


def _name(connection: Connection, actor: object) -> str:
    try:
        return staff.get(connection, actor).display_name  # type: ignore[arg-type]
    except NotFoundError:
        return t("sharing.actor_staff")
