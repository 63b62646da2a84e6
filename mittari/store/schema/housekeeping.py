"""An operator's own norms, and facts about the database itself."""

from sqlalchemy import Column, Integer, String, Table, Text

from mittari.store.schema.columns import Moment, link, metadata

local_norms = Table(
    "local_norms",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("instrument", String(64), nullable=False, index=True),
    Column("yaml", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    link("added_by", "staff", optional=True),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
