"""Organisations and their units; municipalities and the areas they lie in, year by year."""

from sqlalchemy import JSON, Column, ForeignKeyConstraint, Integer, String, Table

from mittari.records.organisation import Regime
from mittari.store.schema.columns import link, metadata, one_of

organisations = Table(
    "organisations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("regime", String(20), nullable=False),
    one_of("regime", Regime),
)

units = Table(
    "units",
    metadata,
    Column("id", String(64), primary_key=True),
    link("organisation", "organisations", index=True),
    Column("name", String(200), nullable=False),
)

municipalities = Table(
    "municipalities",
    metadata,
    Column("code", String(3), primary_key=True),
    Column("names", JSON, nullable=False),
)

areas = Table(
    "areas",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("level", String(40), primary_key=True),
    Column("code", String(10), primary_key=True),
    Column("names", JSON, nullable=False),
)

area_memberships = Table(
    "area_memberships",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("level", String(40), primary_key=True),
    Column("area", String(10), nullable=False),
    link("municipality", "municipalities", target="code", primary_key=True),
    ForeignKeyConstraint(["year", "level", "area"], ["areas.year", "areas.level", "areas.code"]),
)
