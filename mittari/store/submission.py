"""A form that is sent in becomes a measurement: once, whole, and for good."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, insert, select

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter
from mittari.errors import ConflictError, NotFoundError, StaleDraftError, StoreError
from mittari.records.actor import SYSTEM, Actor, Event, client_actor, staff_actor
from mittari.records.measurement import Answers, Draft, Measurement
from mittari.scoring import SCORING_VERSION, score_one
from mittari.scoring.shown import questions_shown
from mittari.store import audit, drafts
from mittari.store.alerts import raise_alerts
from mittari.store.answer_columns import to_columns
from mittari.store.carry_forward import carry_forward
from mittari.store.engine import reading, writing
from mittari.store.from_record import with_record
from mittari.store.identified import require_identified
from mittari.store.schema.inviting import draft_answers
from mittari.store.schema.inviting import drafts as drafts_table
from mittari.store.schema.measuring import answers, measurements, scores

NOT_COLUMNS = frozenset({"answers"})


@dataclass(frozen=True)
class Receipt:
    """What the person is told: the measurement is there, and whether it was there before."""

    measurement_id: UUID
    already: bool


def submit(engine: Engine, meter: Meter, draft: UUID, now: datetime) -> Receipt:
    """Turns a form into a measurement with its scores, in one transaction; again and again gives the same receipt.

    Only when this returns has anything been saved. Raises NotFoundError for a form that never was, StaleDraftError
    if an answer was saved meanwhile, StoreError if neither the meter nor an earlier version of it is what was asked.
    """
    with reading(engine) as connection:
        earlier = receipt(connection, draft)
        form = None if earlier else _form(connection, draft)
    if earlier or form is None:
        return earlier or _receipt_or_not_found(engine, draft)
    measurement = _measurement(version_asked(meter, form), form, now)

    def deliver(connection: Connection) -> None:
        record(connection, meter, measurement, _sender(form))
        _remove_draft(connection, form)

    return _once(engine, measurement, deliver)


def record_once(engine: Engine, meter: Meter, measurement: Measurement, by: Actor = SYSTEM) -> Receipt:
    """Keeps a measurement in a transaction of its own; one with the same submission id is there only once."""
    return _once(engine, measurement, lambda connection: record(connection, meter, measurement, by))


def record(connection: Connection, meter: Meter, measurement: Measurement, by: Actor = SYSTEM) -> None:
    """Inserts a measurement with answers, scores and a line in the log; raises ConflictError for a second one.

    It is scored by the version that was answered: the meter, or an earlier one. Where a crosswalk leads from there, or
    from what the client answered before, to the meter itself, those answers are scored by it too.
    """
    asked = version_asked(meter, measurement)
    require_identified(asked)
    whole = with_record(connection, asked, measurement)
    connection.execute(insert(measurements), measurement_row(whole))
    _insert_all(connection, answers, answer_rows(asked, whole))
    _insert_all(connection, scores, score_rows(asked, whole))
    raise_alerts(connection, asked, replace(whole, answers=complete(asked, whole.answers)))
    carry_forward(connection, meter, [measurement.client])
    event = Event(measurement.received_at, by, "submit", measurement.client, str(measurement.id))
    audit.append(connection, event)


def receipt(connection: Connection, submission: UUID) -> Receipt | None:
    """The receipt of a submission that has been kept, or None."""
    query = select(measurements.c.id).where(measurements.c.submission_id == submission)
    found = connection.execute(query).scalars().first()
    return Receipt(found, already=True) if found else None


def measurement_row(measurement: Measurement) -> dict[str, Any]:
    """The row of a measurement in the table measurements."""
    return {name: value for name, value in vars(measurement).items() if name not in NOT_COLUMNS}


def answer_rows(meter: Meter, measurement: Measurement) -> list[dict[str, Any]]:
    """The rows of a measurement in the table answers: one for every item, also for those without an answer."""
    whole = complete(meter, measurement.answers)
    return [{"measurement": measurement.id, "item": item} | to_columns(answer) for item, answer in whole.items()]


def complete(meter: Meter, given: Answers) -> Answers:
    """The answers with what was not shown marked as not asked, and what was shown and left out as missing."""
    shown = {item.id for item in questions_shown(meter, given)}
    shown |= {item.id for item in meter.structure.items if item.filled_from}
    return {
        item: given.get(item, float(NonAnswer.MISSING)) if item in shown else float(NonAnswer.NOT_ASKED)
        for item in meter.items
    }


def score_rows(meter: Meter, measurement: Measurement) -> list[dict[str, Any]]:
    """The rows of a measurement in the table scores, by the version that was answered."""
    pin = {"content_hash": meter.content_hash, "scoring_version": SCORING_VERSION}
    return [
        {"measurement": measurement.id, "score": name, "value": value, "answered": answered} | pin
        for name, (value, answered) in score_one(meter, measurement.answers).items()
    ]


def version_asked(meter: Meter, answered: Measurement | Draft) -> Meter:
    """The version of the meter that the answers were given to; raises StoreError where it is none of its versions."""
    found = meter.at(answered.content_hash)
    if found and meter.id == answered.instrument:
        return found
    asked = f"{answered.instrument} {answered.version}"
    raise StoreError(f"these answers were given to {asked}, not to {meter.id} {meter.version}; begin a new form")


def _form(connection: Connection, draft: UUID) -> Draft | None:
    try:
        return drafts.load(connection, draft)
    except NotFoundError:
        return None


def _measurement(meter: Meter, form: Draft, now: datetime) -> Measurement:
    shared = ("client", "organisation", "instrument", "version", "content_hash", "language", "mode", "plan", "rater")
    texts = meter.texts.get(form.language)
    return Measurement(
        **{name: getattr(form, name) for name in (*shared, "invitation", "answers")},
        answered_on=now.date(),
        received_at=now,
        wording_status=texts.status if texts else "draft",
        respondent=meter.structure.perspective,
        submission_id=form.id,
    )


def _sender(form: Draft) -> Actor:
    return staff_actor(form.rater) if form.rater else client_actor(form.client)


def _once(engine: Engine, measurement: Measurement, deliver: Any) -> Receipt:
    """Lets the database decide who is first: the constraint on the submission id, not a look beforehand."""
    try:
        with writing(engine) as connection:
            deliver(connection)
    except (ConflictError, NotFoundError):
        with reading(engine) as connection:
            earlier = receipt(connection, measurement.submission_id)
        if earlier is None:
            raise
        return earlier
    return Receipt(measurement.id, already=False)


def _remove_draft(connection: Connection, form: Draft) -> None:
    """Removes the form as it was read; one that has changed since is left, and nothing is kept of this attempt."""
    connection.execute(delete(draft_answers).where(draft_answers.c.draft == form.id))
    ours = (drafts_table.c.id == form.id, drafts_table.c.revision == form.revision)
    if connection.execute(delete(drafts_table).where(*ours)).rowcount != 1:
        raise StaleDraftError(drafts.load(connection, form.id).revision)


def _receipt_or_not_found(engine: Engine, draft: UUID) -> Receipt:
    """The receipt of a form that was sent in by somebody else between two looks."""
    with reading(engine) as connection:
        earlier = receipt(connection, draft)
    if earlier is None:
        raise NotFoundError(drafts.GONE)
    return earlier


def _insert_all(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
