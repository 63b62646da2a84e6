"""What people were told against what is in the database: every difference is a fault."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from mittari.definitions.meter import Meter
from mittari.records.measurement import Answers
from mittari.store import answers, drafts
from mittari.store.engine import reading
from mittari.store.schema.access import audit_log
from mittari.store.schema.inviting import invitations
from mittari.store.schema.measuring import measurements, scores
from mittari.store.tokens import hash_token
from tests.faults.filling import Form
from tests.faults.world import World

WORDS = {"refused": -127.0, "not_applicable": -126.0}
MISSING = -128.0
LOST_FORM, LOST_ANSWER, DOUBLED = "acknowledged form lost", "acknowledged answer lost", "doubled"


def faults_of(world: World, forms: Iterable[Form]) -> Counter[str]:
    """How often which promise was broken; empty where all were kept."""
    found: Counter[str] = Counter()
    with reading(world.engine) as connection:
        kept = measurements_of(connection)
        for form in forms:
            found.update(faults_of_form(connection, world.meter, form, kept))
        found.update(faults_of_tables(connection, world.meter, kept))
        found.update(broken_file(connection))
    return found


def measurements_of(connection: Connection) -> dict[Any, list[Any]]:
    """The measurements by the invitation they came of."""
    kept: dict[Any, list[Any]] = {}
    for invitation, measurement in connection.execute(select(measurements.c.invitation, measurements.c.id)):
        kept.setdefault(invitation, []).append(measurement)
    return kept


def faults_of_form(connection: Connection, meter: Meter, form: Form, kept: dict[Any, list[Any]]) -> list[str]:
    """What is wrong with one form."""
    own = select(invitations.c.id).where(invitations.c.token_hash == hash_token(form.token))
    invitation = connection.execute(own).scalar_one()
    found, draft = kept.get(invitation, []), drafts.of_invitation(connection, invitation)
    if form.sent and not found:
        return [LOST_FORM]
    if not found:
        return faults_of_answers(form, {}, draft.answers if draft else {})
    faults = [DOUBLED] if len(found) > 1 or draft else []
    faults += [] if form.sending else ["form that nobody sent"]
    unanswered = dict.fromkeys(meter.items, MISSING)
    return faults + faults_of_answers(form, unanswered, answers.of_measurement(connection, found[0]))


def faults_of_answers(form: Form, unanswered: dict[str, float], there: Answers) -> list[str]:
    """What is wrong with the answers of a form; the one that was on its way at the end may be there or not."""
    told = unanswered | {item: code_of(word) for item, word in form.saved.items()}
    item, word = form.trying or ("", "")
    if item and there.get(item) == code_of(word):
        told[item] = code_of(word)
    wrong = [LOST_ANSWER for item, code in told.items() if there.get(item) != code]
    return wrong + ["answer from nowhere" for item in there.keys() - told.keys()]


def code_of(word: str) -> float:
    """The code of what a radio button sends."""
    return WORDS[word] if word in WORDS else float(word)


def faults_of_tables(connection: Connection, meter: Meter, kept: dict[Any, list[Any]]) -> list[str]:
    """Whether each measurement has each of its scores and its line in the log once, and nothing else has any."""
    known = Counter(str(one) for found in kept.values() for one in found)
    scored = Counter(map(str, connection.execute(select(scores.c.measurement)).scalars()))
    logged = Counter(connection.execute(select(audit_log.c.object).where(audit_log.c.action == "submit")).scalars())
    faults = [] if scored == Counter({one: len(meter.scores) for one in known}) else ["scores"]
    return faults + ([] if logged == known else ["log"])


def broken_file(connection: Connection) -> list[str]:
    """Whether an SQLite file is whole; PostgreSQL looks after its own."""
    if connection.dialect.name != "sqlite":
        return []
    return [] if connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok" else ["broken file"]
