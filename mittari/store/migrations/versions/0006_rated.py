"""What a member of staff fills in about a client is rated; it was kept as if the client had answered herself."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MODES = ("self", "paper", "assisted", "interview", "interpreter", "proxy", "rated")
BEGUN = "invitation IN (SELECT id FROM invitations WHERE rater IS NOT NULL)"


def upgrade() -> None:
    for table in ("drafts", "measurements"):
        _allow(table, MODES)
    op.execute(f"UPDATE drafts SET mode = 'rated' WHERE mode = 'self' AND {BEGUN}")
    op.execute("UPDATE measurements SET mode = 'rated' WHERE mode = 'self' AND rater IS NOT NULL")


def downgrade() -> None:
    for table in ("drafts", "measurements"):
        op.execute(f"UPDATE {table} SET mode = 'self' WHERE mode = 'rated'")
        _allow(table, MODES[:-1])


def _allow(name: str, modes: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{mode}'" for mode in modes)
    # In a batch, as SQLite can't change a constraint of a table that is there.
    with op.batch_alter_table(name) as table:
        table.drop_constraint(op.f(f"ck_{name}_mode_known"), type_="check")
        table.create_check_constraint(op.f(f"ck_{name}_mode_known"), f"mode IN ({listed})")
