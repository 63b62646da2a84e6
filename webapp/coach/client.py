"""One client: who she is to staff, her path, what changed along it, and what can be done next."""

import datetime
from dataclasses import dataclass
from uuid import UUID

import pandas as pd
from flask import g, render_template

from mittari.definitions.meter import Meter
from mittari.records.client import Identity
from mittari.records.consent import ContactWish
from mittari.records.plan import Invitation, Plan
from mittari.store import alerts as alert_store
from mittari.store import areas, assessments, caseload, contact_wishes, invitations, norms, organisations, plans
from mittari.store import clients as store
from mittari.store import staff as staff_store
from mittari.store import statuses as status_store
from mittari.store.client_path import ClientPath, client_path
from mittari.store.engine import reading
from webapp import clock, colleagues, database
from webapp.access import Audience, audience
from webapp.changes import score_changes
from webapp.coach import alerts, change_rows, lists, timeline
from webapp.coach.blueprint import blueprint
from webapp.language import OWN_NAMES

Row = dict[str, object]


@dataclass(frozen=True)
class Record:
    """All that the page tells of a client, read at one moment; `mine` are the days of statuses this coach recorded."""

    path: ClientPath
    identity: Identity | None
    home: str | None
    later: str
    plans: list[Plan]
    links: list[Invitation]
    wishes: list[ContactWish]
    assessments: list[Invitation]
    alerts: pd.DataFrame
    mine: frozenset[datetime.date]
    names: dict[str, str]
    raters: dict[UUID, str]
    meters: dict[str, Meter]


@blueprint.get("/clients/<uuid:client_id>")
@audience(Audience.COACH)
def client(client_id: UUID) -> str:
    """The client's page."""
    record, today = read(client_id), clock.today()
    changes = score_changes(record.path, record.meters)
    started = record.path.episodes["start"].min()
    return render_template(
        "coach/client.html",
        client=g.client,
        language_name=OWN_NAMES.get(g.client.language, g.client.language),
        identity=record.identity,
        home=record.home,
        later=record.later,
        started=timeline.date_of(started),
        hidden=record.path.hidden,
        timeline=timeline.timeline(record.path, record.plans, today),
        services=services(record),
        statuses=statuses(record),
        blocks=change_rows.meter_blocks(changes),
        wishes=wishes(record),
        alerts=alerts.shown(record.alerts, record.meters),
        measurements=measured(record),
        plans=[planned(record, plan, today) for plan in record.plans],
        assessments=[linked(record, form) for form in record.assessments],
        open_links=[linked(record, link) for link in record.links],
    )


def read(client: UUID) -> Record:
    """A client's record, as far as this coach's organisation may see it."""
    staff, today = g.visitor.staff, clock.today()
    with reading(database.engine()) as connection:
        home = caseload.homes(connection, [client], today).get(client)
        done = plans.done(connection, client)
        path = client_path(connection, client, staff.organisation)
        return Record(
            path=path,
            identity=store.identity(connection, client),
            home=lists.in_language(areas.municipalities(connection)[home]) if home else None,
            later=colleagues.later(connection, staff.organisation, [client]).get(client, ""),
            plans=[plan for plan in plans.of_client(connection, client) if _is_open(plan, done)],
            links=[link for link in invitations.of_client(connection, client) if _works(link)],
            wishes=[wish for wish in contact_wishes.of_client(connection, client).values() if wish.wish],
            assessments=assessments.unfinished(connection, client, staff),
            alerts=alert_store.of_clients(connection, [client], staff.organisation),
            mine=frozenset(
                status.start for status in status_store.of_client(connection, client) if status.recorded_by == staff.id
            ),
            names=organisations.names(connection),
            raters={
                rater: staff_store.get(connection, rater).display_name
                for rater in path.measurements["rater"].dropna().unique()
            },
            meters=norms.meters_with_local(connection, database.library()),
        )


def services(record: Record) -> list[Row]:
    """The services, newest first; those of the own organisation can be ended and removed."""
    listed = database.library().services
    return [
        {
            "id": row.episode,
            "name": lists.code_name(listed, row.service),
            "provider": record.names.get(row.provider, row.provider),
            "organisation": record.names.get(row.organisation, row.organisation),
            "dates": timeline.dates(row.start, timeline.date_of(row.end)),
            "ended": timeline.date_of(row.end) is not None,
            "own": row.organisation == g.visitor.staff.organisation,
            "same": record.names.get(row.organisation) == record.names.get(row.provider),
        }
        for row in lists.rows(record.path.episodes.iloc[::-1])
    ]


def statuses(record: Record) -> list[Row]:
    """The statuses, newest first; the coach's own can be removed."""
    listed = database.library().statuses
    return [
        {
            "name": lists.code_name(listed, row.status),
            "start": row.start.date(),
            "own": row.start.date() in record.mine,
        }
        for row in lists.rows(record.path.statuses.iloc[::-1])
    ]


def measured(record: Record) -> list[Row]:
    """The measurements, newest first."""
    return [
        {
            "meter": lists.meter_title(record.meters[row.instrument]) if row.instrument in record.meters else None,
            "day": row.date.date(),
            "point": timeline.point_name(row.point),
            "organisation": record.names.get(row.organisation, row.organisation),
            "own": row.organisation == g.visitor.staff.organisation,
            "rater": record.raters.get(row.rater),
        }
        for row in lists.rows(record.path.measurements.iloc[::-1])
    ]


def planned(record: Record, plan: Plan, today: datetime.date) -> Row:
    """A measurement to come, with how many days it is late, and whether the coach fills it in."""
    meter = record.meters.get(plan.instrument)
    told = {"late": (today - plan.due).days, "assessed": lists.is_assessed(meter)}
    return {"plan": plan, "meter": lists.meter_title(meter) if meter else plan.instrument, **told}


def linked(record: Record, link: Invitation) -> Row:
    """A link that still opens, or an assessment that is not finished."""
    meter = record.meters.get(link.instrument)
    return {"link": link, "meter": lists.meter_title(meter) if meter else link.instrument}


def wishes(record: Record) -> list[Row]:
    """What the client wants to talk about, newest first."""
    newest_first = sorted(record.wishes, key=lambda wish: wish.at, reverse=True)
    return [{"topic": lists.topic_name(wish.topic, record.meters.values()), "at": wish.at} for wish in newest_first]


def _is_open(plan: Plan, done: frozenset[UUID]) -> bool:
    return plan.organisation == g.visitor.staff.organisation and not plan.cancelled and plan.id not in done


def _works(link: Invitation) -> bool:
    unanswered = link.revoked_at is None and link.measurement is None
    return unanswered and link.organisation == g.visitor.staff.organisation and link.expires > clock.now()
