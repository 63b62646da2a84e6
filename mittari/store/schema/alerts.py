"""Answers after which somebody has to be in touch. No snapshot, export or report reads this table."""

from sqlalchemy import CheckConstraint, Column, String, Table, UniqueConstraint

from mittari.store.schema.columns import Moment, key, link, metadata

alerts = Table(
    "alerts",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("measurement", "measurements"),
    Column("item", String(64), nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("dealt_at", Moment),
    link("dealt_by", "staff", optional=True),
    UniqueConstraint("measurement", "item"),
    CheckConstraint("(dealt_at IS NULL) = (dealt_by IS NULL)", name="dealt_by_somebody"),
)
