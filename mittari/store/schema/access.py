"""Who may see what, who is signed in, and who did what."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Uuid, text

from mittari.records.actor import ActorKind
from mittari.store.schema.columns import Moment, key, link, metadata, one_of

consents = Table(
    "consents",
    metadata,
    key(),
    link("client", "clients", index=True),
    link("holder", "organisations"),
    link("viewer", "organisations"),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    CheckConstraint("holder <> viewer", name="holder_not_viewer"),
    CheckConstraint("withdrawn_at >= given_at", name="withdrawn_after_given"),
)

# One consent at a time; those that were withdrawn stay as history.
Index(
    "uq_consents_active",
    consents.c.client,
    consents.c.holder,
    consents.c.viewer,
    unique=True,
    sqlite_where=text("withdrawn_at IS NULL"),
    postgresql_where=text("withdrawn_at IS NULL"),
)

contact_wishes = Table(
    "contact_wishes",
    metadata,
    link("client", "clients", primary_key=True),
    Column("topic", String(64), primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("wish", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("kind", String(10), nullable=False),
    link("staff", "staff", optional=True, index=True),
    link("invitation", "invitations", optional=True, index=True),
    Column("created", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("ended", Moment),
    CheckConstraint(
        "(kind = 'staff' AND staff IS NOT NULL AND invitation IS NULL)"
        " OR (kind = 'client' AND staff IS NULL AND invitation IS NOT NULL)",
        name="kind_fits",
    ),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    key(),
    Column("account_hash", String(64), nullable=False, index=True),
    Column("address_hash", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False),
)

# No foreign key to clients: a log outlives the person it speaks of.
audit_log = Table(
    "audit_log",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("actor_kind", String(10), nullable=False),
    Column("actor", Uuid),
    Column("action", String(40), nullable=False),
    Column("client", Uuid, index=True),
    Column("object", String(200)),
    Column("detail", String(500), nullable=False),
    one_of("actor_kind", ActorKind),
)
