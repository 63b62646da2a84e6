"""What a client took part in, and where she stood in working life. Kinds of service and status are code lists."""

from sqlalchemy import CheckConstraint, Column, Date, String, Table

from mittari.store.schema.columns import key, link, metadata

providers = Table(
    "providers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    link("organisation", "organisations", optional=True),
)

episodes = Table(
    "episodes",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("organisation", "organisations", index=True),
    link("unit", "units", optional=True),
    link("provider", "providers"),
    Column("service", String(64), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    CheckConstraint('"end" >= start', name="end_after_start"),
)

statuses = Table(
    "statuses",
    metadata,
    link("client", "clients", primary_key=True),
    Column("start", Date, primary_key=True),
    Column("status", String(64), nullable=False),
    link("recorded_by", "staff", optional=True),
)
