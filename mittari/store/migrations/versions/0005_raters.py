"""Forms that a member of staff fills in about a client."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = "fk_invitations_rater"


def upgrade() -> None:
    # In a batch, as SQLite can't add a foreign key to a table that is there.
    with op.batch_alter_table("invitations") as table:
        table.add_column(sa.Column("rater", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f(KEY), "staff", ["rater"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("invitations") as table:
        table.drop_constraint(op.f(KEY), type_="foreignkey")
        table.drop_column("rater")
