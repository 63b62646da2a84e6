"""Forms being answered: every answer is saved at once, and none is overwritten unseen."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, delete, insert, select, update

from mittari.definitions.meter import Meter
from mittari.errors import ConflictError, NotFoundError, StaleDraftError, StoreError
from mittari.records.measurement import Draft, Mode
from mittari.records.plan import Invitation
from mittari.store import rows
from mittari.store.answer_columns import to_answers, to_columns
from mittari.store.engine import reading, writing
from mittari.store.schema.inviting import draft_answers, drafts, invitations
from mittari.store.schema.measuring import measurements

GONE = "there is no such form; it was sent in, or never begun"


def open_draft(
    engine: Engine, invitation: Invitation, meter: Meter, language: str, now: datetime, mode: Mode = Mode.SELF
) -> Draft:
    """The form of an invitation: the one begun earlier, else a new one. Its id is also its submission id.

    `mode` is how a client answers; what a member of staff fills in about her is always rated.
    """
    try:
        with writing(engine) as connection:
            return of_invitation(connection, invitation.id) or _begin(
                connection, invitation, meter, language, now, mode
            )
    except ConflictError:
        # Another window was quicker: its form is the form.
        with reading(engine) as connection:
            return _load(connection, drafts.c.invitation == invitation.id)


def load(connection: Connection, draft: UUID) -> Draft:
    """A form with its answers so far; raises NotFoundError once it has been sent in."""
    return _load(connection, drafts.c.id == draft)


def of_invitation(connection: Connection, invitation: UUID) -> Draft | None:
    """The form begun for an invitation, or None."""
    try:
        return _load(connection, drafts.c.invitation == invitation)
    except NotFoundError:
        return None


def save_answer(
    engine: Engine, draft: UUID, item: str, answer: float | str, expected_revision: int, now: datetime
) -> int:
    """Saves one answer and returns the form's new revision.

    Raises StaleDraftError, with the newest revision, if anything was saved since `expected_revision` was read.
    """
    row = {"draft": draft, "item": item} | to_columns(answer)
    own = (draft_answers.c.draft == draft, draft_answers.c.item == item)
    with writing(engine) as connection:
        _advance(connection, draft, expected_revision, now)
        connection.execute(delete(draft_answers).where(*own))
        connection.execute(insert(draft_answers), row)
    return expected_revision + 1


def set_language(engine: Engine, draft: UUID, language: str, now: datetime) -> None:
    """Changes the language in which the rest of a form is answered; raises NotFoundError."""
    with writing(engine) as connection:
        changed = connection.execute(update(drafts).where(drafts.c.id == draft).values(language=language, updated=now))
        if changed.rowcount != 1:
            raise NotFoundError(GONE)


def _begin(
    connection: Connection, invitation: Invitation, meter: Meter, language: str, now: datetime, mode: Mode
) -> Draft:
    if rows.exists(connection, select(measurements.c.id).where(measurements.c.invitation == invitation.id)):
        raise StoreError("this form has been sent in already; open the answers instead")
    draft = uuid4()
    given = Mode.RATED if invitation.rater else mode
    pinned = {"version": meter.version, "content_hash": meter.content_hash, "language": language, "mode": given}
    row = {"id": draft, "invitation": invitation.id, "revision": 0, "updated": now}
    connection.execute(insert(drafts), row | pinned)
    return load(connection, draft)


def _advance(connection: Connection, draft: UUID, expected: int, now: datetime) -> None:
    ours = update(drafts).where(drafts.c.id == draft, drafts.c.revision == expected)
    if connection.execute(ours.values(revision=expected + 1, updated=now)).rowcount == 1:
        return
    newest = connection.execute(select(drafts.c.revision).where(drafts.c.id == draft)).scalar_one_or_none()
    if newest is None:
        raise NotFoundError(GONE)
    raise StaleDraftError(newest)


def _load(connection: Connection, condition: Any) -> Draft:
    whose = [invitations.c[name] for name in ("client", "organisation", "instrument", "plan", "rater")]
    row = connection.execute(select(drafts, *whose).join(invitations).where(condition)).one_or_none()
    if row is None:
        raise NotFoundError(GONE)
    columns = (draft_answers.c.item, draft_answers.c.value, draft_answers.c.text)
    given = connection.execute(select(*columns).where(draft_answers.c.draft == row.id)).all()
    return Draft(**{**row._mapping, "mode": Mode(row.mode)}, answers=to_answers(map(tuple, given)))
