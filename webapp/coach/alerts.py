"""Answers after which somebody has to be in touch: what they are about, and that somebody has been."""

import datetime
from collections.abc import Mapping
from uuid import UUID

import pandas as pd
from flask import flash, g, redirect, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mittari.definitions.meter import Meter
from mittari.errors import NotFoundError
from mittari.store import alerts as store
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists
from webapp.coach.blueprint import blueprint
from webapp.language import t

UNDO_FOR = datetime.timedelta(days=1)
"""How long an alert that was dealt with stays on the page, with a way to take that back."""


@blueprint.post("/clients/<uuid:client_id>/alerts/<uuid:alert_id>")
@audience(Audience.COACH)
def deal_with_alert(client_id: UUID, alert_id: UUID) -> Response:
    """Keeps that this coach has been in touch, or takes it back."""
    dealt = request.form.get("dealt") == "yes"
    try:
        store.deal(database.engine(), alert_id, client_id, g.visitor.staff.id, clock.now(), dealt=dealt)
    except NotFoundError:
        raise NotFound from None
    flash(t("coach.alert_dealt" if dealt else "coach.alert_again"), "success")
    return redirect(url_for("coach.client", client_id=client_id, _anchor="alerts"))


def shown(alerts: pd.DataFrame, meters: Mapping[str, Meter]) -> list[dict[str, object]]:
    """The alerts that wait, and those dealt with within a day: about which question, since when."""
    return [
        {
            "id": row.id,
            "about": _about(meters.get(row.instrument), row.instrument, row.item),
            "at": row.answered_on.date(),
            "dealt": not pd.isna(row.dealt_at),
        }
        for row in lists.rows(alerts)
        if pd.isna(row.dealt_at) or clock.now() - row.dealt_at < UNDO_FOR
    ]


def _about(meter: Meter | None, instrument: str, item: str) -> str:
    texts = meter.texts.get(lists.wording(meter)) if meter else None
    question = texts.items.get(item) if texts else None
    title = lists.meter_title(meter) if meter else instrument
    return f"{title}: {question.question if question else item}"
