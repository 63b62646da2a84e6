"""Answers of a file after which somebody has to be in touch: recent forms ask a coach, older ones are only counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from mittari.answers.alerts import alerting
from mittari.definitions.meter import Meter
from mittari.records.measurement import Measurement
from mittari.store.alerts import raise_alerts
from mittari.store.caseload import with_coach

RECENT_DAYS = 14
"""A coach can still act on what was answered so lately; years of old forms would bury the answers that wait now."""


@dataclass(frozen=True)
class Asking:
    """How many clients somebody should be in touch with, the rows of those who have no coach to see that, and how many
    older forms hold such an answer and raised no alert."""

    clients: int = 0
    unseen: tuple[int, ...] = ()
    older: int = 0


def ask_for_recent(
    connection: Connection, meter: Meter, forms: Mapping[int, Measurement], today: date, days: int = RECENT_DAYS
) -> Asking:
    """Raises the alerts of an organisation's forms (by row) answered within the last `days`; 0 lets none do so."""
    asking = {row: form for row, form in forms.items() if alerting(meter, form.answers)}
    recent = {row: form for row, form in asking.items() if form.answered_on > today - timedelta(days=days)}
    raise_alerts(connection, meter, *recent.values())
    holders = {form.organisation for form in recent.values()}
    coached = {holder: with_coach(connection, holder, today) for holder in holders}
    return Asking(
        clients=len({form.client for form in recent.values()}),
        unseen=tuple(row for row, form in recent.items() if form.client not in coached[form.organisation]),
        older=len(asking) - len(recent),
    )
