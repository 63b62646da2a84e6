"""Alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("measurement", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dealt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dealt_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(dealt_at IS NULL) = (dealt_by IS NULL)", name=op.f("ck_alerts_dealt_by_somebody")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_alerts_client")),
        sa.ForeignKeyConstraint(["dealt_by"], ["staff.id"], name=op.f("fk_alerts_dealt_by")),
        sa.ForeignKeyConstraint(["measurement"], ["measurements.id"], name=op.f("fk_alerts_measurement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("measurement", "item", name=op.f("uq_alerts_measurement_item")),
    )
    op.create_index(op.f("ix_alerts_client"), "alerts", ["client"], unique=False)


def downgrade() -> None:
    op.drop_table("alerts")
