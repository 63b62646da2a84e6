"""Forms that were answered, their answers, and the scores pinned to what they were computed with."""

from sqlalchemy import CheckConstraint, Column, Date, Double, Integer, String, Table, Text, UniqueConstraint

from mittari.records.measurement import Mode, Source
from mittari.store.schema.columns import Moment, key, link, metadata, one_of

measurements = Table(
    "measurements",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("organisation", "organisations"),
    Column("instrument", String(64), nullable=False),
    Column("version", String(20), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("received_at", Moment, nullable=False, index=True),
    Column("language", String(20), nullable=False),
    Column("wording_status", String(20), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("respondent", String(20), nullable=False),
    link("rater", "staff", optional=True),
    Column("source", String(10), nullable=False),
    Column("submission_id", key().type, nullable=False, unique=True),
    link("plan", "measurement_plans", optional=True, index=True),
    link("invitation", "invitations", optional=True, unique=True),
    Column("external_key", String(200)),
    UniqueConstraint("organisation", "external_key"),
    one_of("mode", Mode),
    one_of("source", Source),
)

answers = Table(
    "answers",
    metadata,
    link("measurement", "measurements", primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("value", Double),
    Column("text", Text),
    CheckConstraint("(value IS NULL) <> (text IS NULL)", name="value_or_text"),
)

scores = Table(
    "scores",
    metadata,
    link("measurement", "measurements", primary_key=True),
    Column("score", String(64), primary_key=True),
    Column("content_hash", String(64), primary_key=True),
    Column("scoring_version", Integer, primary_key=True, autoincrement=False),
    Column("value", Double),
    Column("answered", Integer, nullable=False),
    CheckConstraint("answered >= 0", name="answered_counts"),
)
