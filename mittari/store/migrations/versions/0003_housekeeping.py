"""Local norms and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _settings()
    _local_norms()


def downgrade() -> None:
    op.drop_table("local_norms")
    op.drop_table("settings")


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )


def _local_norms() -> None:
    op.create_table(
        "local_norms",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("instrument", sa.String(length=64), nullable=False),
        sa.Column("yaml", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name=op.f("fk_local_norms_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_norms")),
    )
    op.create_index(op.f("ix_local_norms_instrument"), "local_norms", ["instrument"], unique=False)
