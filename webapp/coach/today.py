"""What waits for a coach today: who answered, who wants to talk, which measurements are late or near."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pandas as pd
from flask import g, render_template, url_for

from mittari.change import Verdict
from mittari.definitions.meter import Meter
from mittari.records.client import Identity
from mittari.store import alerts as alert_store
from mittari.store import caseload, norms
from mittari.store.client_path import ClientPath, client_paths
from mittari.store.engine import reading
from mittari.store.worklist import Worklist, worklist
from webapp import change_charts, clock, database
from webapp.access import Audience, audience
from webapp.changes import ScoreChange, score_changes
from webapp.coach import change_rows, lists
from webapp.coach.blueprint import blueprint, log_look
from webapp.dates import day
from webapp.language import t

SIGNS = {"alert": "!", "worse": "▼", "wish": "!", "new": "●", "late": "!", "long_late": "!", "due": "○"}
LONG_LATE = 60
"""Days after which a measurement is so late that it is folded away: then a reason is more likely than an answer."""

NEW_FOR = datetime.timedelta(days=7)
WISHES_FOR = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """One line of the list: `kind` is a key of SIGNS; `do` are texts and addresses of what to do."""

    kind: str
    client: UUID
    label: str
    what: str
    do: list[tuple[str, str]]
    name: str | None = None


@dataclass(frozen=True)
class Caseload:
    """All that the page is made from, read at one moment. `paths` are those of clients with new answers."""

    work: Worklist
    wishes: pd.DataFrame
    alerts: pd.DataFrame
    people: dict[UUID, Identity]
    paths: dict[UUID, ClientPath]
    meters: dict[str, Meter]


@blueprint.get("/")
@audience(Audience.COACH)
def today() -> str:
    """The list, in groups: what needs a person first."""
    log_look("view_worklist")
    known = read()
    groups = grouped(known)
    counts = {name: len(found) for name, found in groups.items()}
    counts["answers"] = known.work.new["client"].nunique()
    counts["late"] += counts["long_late"]
    return render_template(
        "coach/today.html",
        groups=groups,
        counts=counts,
        signs=SIGNS,
        clients=len(known.work.clients),
        day=clock.today(),
        long=LONG_LATE,
    )


def grouped(known: Caseload) -> dict[str, list[Row]]:
    """The rows by group, in the order of the page."""
    answered, late = answers(known), planned(known, True)
    return {
        "attention": [*alerts(known), *(row for row in answered if row.kind == "worse"), *wishes(known)],
        "answers": [row for row in answered if row.kind == "new"],
        "late": [row for row in late if row.kind == "late"],
        "long_late": [row for row in late if row.kind == "long_late"],
        "due": planned(known, False),
    }


def read() -> Caseload:
    """The coach's caseload, in the same number of queries however many clients there are."""
    staff, now = g.visitor.staff, clock.now()
    with reading(database.engine()) as connection:
        work = worklist(connection, staff.id, clock.today(), now - NEW_FOR)
        own = list(work.clients["client"])
        answered = list(work.new["client"].unique())
        return Caseload(
            work=work,
            wishes=caseload.wishes_since(connection, own, now - WISHES_FOR),
            alerts=alert_store.of_clients(connection, own, staff.organisation),
            people=caseload.known_identities(connection, own),
            paths=client_paths(connection, answered, staff.organisation),
            meters=norms.meters_with_local(connection, database.library()),
        )


def answers(known: Caseload) -> list[Row]:
    """One row a client who answered: what is worse, or else how many scores went which way."""
    newest = known.work.new.drop_duplicates("client")
    return [_answer(known, row) for row in lists.rows(newest)]


def alerts(known: Caseload) -> list[Row]:
    """One row a client with an answer after which somebody has to be in touch, until somebody has been."""
    waiting = known.alerts[known.alerts["dealt_at"].isna()].drop_duplicates("client")
    labels = known.work.clients.set_index("client")["label"]
    return [
        _row(known, "alert", row.client, labels[row.client], _asks(row), _alert(row)) for row in lists.rows(waiting)
    ]


def wishes(known: Caseload) -> list[Row]:
    """One row a client who wants to talk: about what, and since when."""
    labels = known.work.clients.set_index("client")["label"]
    rows = []
    for client, topics in known.wishes.groupby("client", sort=False):
        names = ", ".join(lists.topic_name(topic, known.meters.values()) for topic in topics["topic"])
        what = t("coach.wants_to_talk", topics=names, day=day(topics["at"].iloc[-1]))
        rows.append(_row(known, "wish", client, labels[client], what, _open(client)))
    return rows


def planned(known: Caseload, late: bool) -> list[Row]:
    """The measurements that are late, the latest plan first; or those due soon, the nearest first."""
    due = known.work.due.sort_values("due", ascending=not late, kind="stable")
    return [_plan(known, row, late) for row in lists.rows(due[(due["days_late"] > 0) == late])]


def _answer(known: Caseload, row: Any) -> Row:
    fresh = set(known.work.new.loc[known.work.new["client"] == row.client, "instrument"])
    changes = [each for each in score_changes(known.paths[row.client], known.meters) if each.meter.id in fresh]
    worse = [change_charts.name(each) for each in changes if each.verdict is Verdict.WORSE]
    found = t("coach.got_worse", names=", ".join(worse)) if worse else _summary(changes)
    what = t("coach.answered", day=day(row.answered_on.date()), found=found)
    return _row(known, "worse" if worse else "new", row.client, row.label, what, _open(row.client))


def _summary(changes: list[ScoreChange]) -> str:
    if all(change.last is None for change in changes):
        return t("coach.first_time")
    return change_rows.says(changes)


def _plan(known: Caseload, row: Any, late: bool) -> Row:
    values = {"point": t(f"coach.point_{row.point}"), "day": day(row.due)}
    what = t("coach.is_late", count=row.days_late, n=row.days_late, **values) if late else t("coach.is_due", **values)
    do = [_begin(known, row)]
    if late:
        do.append((t("coach.do_reason"), url_for("coach.plan_cancel", client_id=row.client, plan_id=row.plan)))
    kind = "due" if not late else "long_late" if row.days_late > LONG_LATE else "late"
    return _row(known, kind, row.client, row.label, what, do)


def _begin(known: Caseload, row: Any) -> tuple[str, str]:
    assessed = lists.is_assessed(known.meters.get(row.instrument))
    endpoint, word = ("coach.new_assessment", "coach.do_assess") if assessed else ("coach.new_link", "coach.do_link")
    return t(word), url_for(endpoint, client_id=row.client, plan=row.plan)


def _open(client: Any) -> list[tuple[str, str]]:
    return [(t("coach.do_open"), url_for("coach.client", client_id=client))]


def _asks(row: Any) -> str:
    return t("coach.be_in_touch", day=day(row.answered_on.date()))


def _alert(row: Any) -> list[tuple[str, str]]:
    return [(t("coach.do_open"), url_for("coach.client", client_id=row.client, _anchor="alerts"))]


def _row(known: Caseload, kind: str, client: Any, label: Any, what: str, do: list[tuple[str, str]]) -> Row:
    person = known.people.get(client)
    return Row(kind, client, str(label), what, do, person.name if person else None)
