"""Consents, sessions and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _audit_log()
    _login_attempts()
    _consents()
    _contact_wishes()
    _sessions()


def downgrade() -> None:
    op.drop_table("sessions")
    op.drop_table("contact_wishes")
    op.drop_table("consents")
    op.drop_table("login_attempts")
    op.drop_table("audit_log")


def _audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=10), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=True),
        sa.Column("object", sa.String(length=200), nullable=True),
        sa.Column("detail", sa.String(length=500), nullable=False),
        sa.CheckConstraint("actor_kind IN ('staff', 'client', 'system')", name=op.f("ck_audit_log_actor_kind_known")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_log")),
    )
    op.create_index(op.f("ix_audit_log_client"), "audit_log", ["client"], unique=False)


def _login_attempts() -> None:
    op.create_table(
        "login_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_hash", sa.String(length=64), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_attempts")),
    )
    op.create_index(op.f("ix_login_attempts_account_hash"), "login_attempts", ["account_hash"], unique=False)
    op.create_index(op.f("ix_login_attempts_address_hash"), "login_attempts", ["address_hash"], unique=False)


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("viewer", sa.String(length=64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("holder <> viewer", name=op.f("ck_consents_holder_not_viewer")),
        sa.CheckConstraint("withdrawn_at >= given_at", name=op.f("ck_consents_withdrawn_after_given")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_consents_client")),
        sa.ForeignKeyConstraint(["holder"], ["organisations.id"], name=op.f("fk_consents_holder")),
        sa.ForeignKeyConstraint(["viewer"], ["organisations.id"], name=op.f("fk_consents_viewer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_client"), "consents", ["client"], unique=False)
    op.create_index(
        "uq_consents_active",
        "consents",
        ["client", "holder", "viewer"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def _contact_wishes() -> None:
    op.create_table(
        "contact_wishes",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wish", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_contact_wishes_client")),
        sa.PrimaryKeyConstraint("client", "topic", "at", name=op.f("pk_contact_wishes")),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("staff", sa.Uuid(), nullable=True),
        sa.Column("invitation", sa.Uuid(), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(kind = 'staff' AND staff IS NOT NULL AND invitation IS NULL)"
            " OR (kind = 'client' AND staff IS NULL AND invitation IS NOT NULL)",
            name=op.f("ck_sessions_kind_fits"),
        ),
        sa.ForeignKeyConstraint(["invitation"], ["invitations.id"], name=op.f("fk_sessions_invitation")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_sessions_staff")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_invitation"), "sessions", ["invitation"], unique=False)
    op.create_index(op.f("ix_sessions_staff"), "sessions", ["staff"], unique=False)
