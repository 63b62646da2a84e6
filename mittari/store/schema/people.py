"""Staff and clients. Identities stand apart, so that everything else can be read without them."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table

from mittari.records.client import Gender
from mittari.records.staff import Role
from mittari.store.schema.columns import key, link, metadata, one_of

staff = Table(
    "staff",
    metadata,
    key(),
    link("organisation", "organisations", index=True),
    link("unit", "units", optional=True),
    Column("login", String(200), nullable=False, unique=True),
    Column("display_name", String(200), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
)

staff_roles = Table(
    "staff_roles",
    metadata,
    link("staff", "staff", primary_key=True),
    Column("role", String(20), primary_key=True),
    one_of("role", Role),
)

clients = Table(
    "clients",
    metadata,
    key(),
    Column("label", String(20), nullable=False, unique=True),
    Column("pseudonym", String(64), nullable=False, unique=True),
    Column("birth_year", Integer),
    Column("gender", String(10)),
    Column("language", String(20), nullable=False),
    CheckConstraint("birth_year BETWEEN 1900 AND 2100", name="birth_year_sane"),
    one_of("gender", Gender),
)

identities = Table(
    "identities",
    metadata,
    link("client", "clients", primary_key=True),
    Column("name", String(200)),
    Column("phone", String(50)),
    Column("email", String(254)),
)

residences = Table(
    "residences",
    metadata,
    link("client", "clients", primary_key=True),
    link("municipality", "municipalities", target="code"),
    Column("start", Date, primary_key=True),
)

client_organisations = Table(
    "client_organisations",
    metadata,
    link("client", "clients", primary_key=True),
    link("organisation", "organisations", primary_key=True, index=True),
    Column("since", Date, primary_key=True),
    Column("until", Date),
    CheckConstraint("until >= since", name="until_after_since"),
)

assignments = Table(
    "assignments",
    metadata,
    link("client", "clients", primary_key=True),
    link("coach", "staff", primary_key=True, index=True),
    Column("since", Date, primary_key=True),
    Column("until", Date),
    CheckConstraint("until >= since", name="until_after_since"),
)
