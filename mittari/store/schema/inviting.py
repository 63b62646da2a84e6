"""From a measurement that is due to a form half filled in."""

from sqlalchemy import CheckConstraint, Column, Date, Double, Integer, String, Table, Text

from mittari.records.measurement import Mode
from mittari.records.plan import Point
from mittari.store.schema.columns import Moment, key, link, metadata, one_of

measurement_plans = Table(
    "measurement_plans",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("organisation", "organisations"),
    Column("instrument", String(64), nullable=False),
    Column("due", Date, nullable=False),
    Column("point", String(20), nullable=False),
    Column("cancelled", String(500)),
    one_of("point", Point),
)

invitations = Table(
    "invitations",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("organisation", "organisations"),
    Column("instrument", String(64), nullable=False),
    link("plan", "measurement_plans", optional=True, index=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("revoked_at", Moment),
    link("rater", "staff", optional=True),
)

drafts = Table(
    "drafts",
    metadata,
    key(),
    link("invitation", "invitations", unique=True),
    Column("version", String(20), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("language", String(20), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("updated", Moment, nullable=False),
    one_of("mode", Mode),
)

draft_answers = Table(
    "draft_answers",
    metadata,
    link("draft", "drafts", primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("value", Double),
    Column("text", Text),
    CheckConstraint("(value IS NULL) <> (text IS NULL)", name="value_or_text"),
)
