"""People, services, measurements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _areas()
    _clients()
    _municipalities()
    _organisations()
    _area_memberships()
    _client_organisations()
    _identities()
    _measurement_plans()
    _providers()
    _residences()
    _units()
    _episodes()
    _invitations()
    _staff()
    _assignments()
    _drafts()
    _measurements()
    _staff_roles()
    _statuses()
    _answers()
    _draft_answers()
    _scores()


def downgrade() -> None:
    op.drop_table("scores")
    op.drop_table("draft_answers")
    op.drop_table("answers")
    op.drop_table("statuses")
    op.drop_table("staff_roles")
    op.drop_table("measurements")
    op.drop_table("drafts")
    op.drop_table("assignments")
    op.drop_table("staff")
    op.drop_table("invitations")
    op.drop_table("episodes")
    op.drop_table("units")
    op.drop_table("residences")
    op.drop_table("providers")
    op.drop_table("measurement_plans")
    op.drop_table("identities")
    op.drop_table("client_organisations")
    op.drop_table("area_memberships")
    op.drop_table("organisations")
    op.drop_table("municipalities")
    op.drop_table("clients")
    op.drop_table("areas")


def _areas() -> None:
    op.create_table(
        "areas",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("year", "level", "code", name=op.f("pk_areas")),
    )


def _clients() -> None:
    op.create_table(
        "clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("pseudonym", sa.String(length=64), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.CheckConstraint("gender IN ('woman', 'man', 'other')", name=op.f("ck_clients_gender_known")),
        sa.CheckConstraint("birth_year BETWEEN 1900 AND 2100", name=op.f("ck_clients_birth_year_sane")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("label", name=op.f("uq_clients_label")),
        sa.UniqueConstraint("pseudonym", name=op.f("uq_clients_pseudonym")),
    )


def _municipalities() -> None:
    op.create_table(
        "municipalities",
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_municipalities")),
    )


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("regime", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "regime IN ('employment', 'social_welfare', 'ngo')", name=op.f("ck_organisations_regime_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )


def _area_memberships() -> None:
    op.create_table(
        "area_memberships",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=10), nullable=False),
        sa.Column("municipality", sa.String(length=3), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality"], ["municipalities.code"], name=op.f("fk_area_memberships_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["year", "level", "area"],
            ["areas.year", "areas.level", "areas.code"],
            name=op.f("fk_area_memberships_year_level_area"),
        ),
        sa.PrimaryKeyConstraint("year", "level", "municipality", name=op.f("pk_area_memberships")),
    )


def _client_organisations() -> None:
    op.create_table(
        "client_organisations",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until >= since", name=op.f("ck_client_organisations_until_after_since")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_client_organisations_client")),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisations.id"], name=op.f("fk_client_organisations_organisation")
        ),
        sa.PrimaryKeyConstraint("client", "organisation", "since", name=op.f("pk_client_organisations")),
    )
    op.create_index(
        op.f("ix_client_organisations_organisation"), "client_organisations", ["organisation"], unique=False
    )


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=50), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_identities_client")),
        sa.PrimaryKeyConstraint("client", name=op.f("pk_identities")),
    )


def _measurement_plans() -> None:
    op.create_table(
        "measurement_plans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("instrument", sa.String(length=64), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("point", sa.String(length=20), nullable=False),
        sa.Column("cancelled", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "point IN ('entry', 'interim', 'exit', 'follow_up')", name=op.f("ck_measurement_plans_point_known")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_measurement_plans_client")),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_measurement_plans_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement_plans")),
    )
    op.create_index(op.f("ix_measurement_plans_client"), "measurement_plans", ["client"], unique=False)


def _providers() -> None:
    op.create_table(
        "providers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_providers_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
    )


def _residences() -> None:
    op.create_table(
        "residences",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("municipality", sa.String(length=3), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_residences_client")),
        sa.ForeignKeyConstraint(["municipality"], ["municipalities.code"], name=op.f("fk_residences_municipality")),
        sa.PrimaryKeyConstraint("client", "start", name=op.f("pk_residences")),
    )


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_units_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
    )
    op.create_index(op.f("ix_units_organisation"), "units", ["organisation"], unique=False)


def _episodes() -> None:
    op.create_table(
        "episodes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=True),
        sa.Column("provider", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_episodes_end_after_start")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_episodes_client")),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_episodes_organisation")),
        sa.ForeignKeyConstraint(["provider"], ["providers.id"], name=op.f("fk_episodes_provider")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_episodes_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episodes")),
    )
    op.create_index(op.f("ix_episodes_client"), "episodes", ["client"], unique=False)
    op.create_index(op.f("ix_episodes_organisation"), "episodes", ["organisation"], unique=False)


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("instrument", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_invitations_client")),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_invitations_organisation")),
        sa.ForeignKeyConstraint(["plan"], ["measurement_plans.id"], name=op.f("fk_invitations_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index(op.f("ix_invitations_client"), "invitations", ["client"], unique=False)
    op.create_index(op.f("ix_invitations_plan"), "invitations", ["plan"], unique=False)


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=True),
        sa.Column("login", sa.String(length=200), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_staff_organisation")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_staff_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_index(op.f("ix_staff_organisation"), "staff", ["organisation"], unique=False)


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("coach", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until >= since", name=op.f("ck_assignments_until_after_since")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_assignments_client")),
        sa.ForeignKeyConstraint(["coach"], ["staff.id"], name=op.f("fk_assignments_coach")),
        sa.PrimaryKeyConstraint("client", "coach", "since", name=op.f("pk_assignments")),
    )
    op.create_index(op.f("ix_assignments_coach"), "assignments", ["coach"], unique=False)


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("invitation", sa.Uuid(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "mode IN ('self', 'paper', 'assisted', 'interview', 'interpreter', 'proxy')",
            name=op.f("ck_drafts_mode_known"),
        ),
        sa.ForeignKeyConstraint(["invitation"], ["invitations.id"], name=op.f("fk_drafts_invitation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("invitation", name=op.f("uq_drafts_invitation")),
    )


def _measurements() -> None:
    op.create_table(
        "measurements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("instrument", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("wording_status", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("respondent", sa.String(length=20), nullable=False),
        sa.Column("rater", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("plan", sa.Uuid(), nullable=True),
        sa.Column("invitation", sa.Uuid(), nullable=True),
        sa.Column("external_key", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "mode IN ('self', 'paper', 'assisted', 'interview', 'interpreter', 'proxy')",
            name=op.f("ck_measurements_mode_known"),
        ),
        sa.CheckConstraint("source IN ('web', 'import')", name=op.f("ck_measurements_source_known")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_measurements_client")),
        sa.ForeignKeyConstraint(["invitation"], ["invitations.id"], name=op.f("fk_measurements_invitation")),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_measurements_organisation")),
        sa.ForeignKeyConstraint(["plan"], ["measurement_plans.id"], name=op.f("fk_measurements_plan")),
        sa.ForeignKeyConstraint(["rater"], ["staff.id"], name=op.f("fk_measurements_rater")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurements")),
        sa.UniqueConstraint("invitation", name=op.f("uq_measurements_invitation")),
        sa.UniqueConstraint("organisation", "external_key", name=op.f("uq_measurements_organisation_external_key")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_measurements_submission_id")),
    )
    op.create_index(op.f("ix_measurements_client"), "measurements", ["client"], unique=False)
    op.create_index(op.f("ix_measurements_plan"), "measurements", ["plan"], unique=False)
    op.create_index(op.f("ix_measurements_received_at"), "measurements", ["received_at"], unique=False)


def _staff_roles() -> None:
    op.create_table(
        "staff_roles",
        sa.Column("staff", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.CheckConstraint("role IN ('coach', 'office', 'admin')", name=op.f("ck_staff_roles_role_known")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_staff_roles_staff")),
        sa.PrimaryKeyConstraint("staff", "role", name=op.f("pk_staff_roles")),
    )


def _statuses() -> None:
    op.create_table(
        "statuses",
        sa.Column("client", sa.Uuid(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_statuses_client")),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_statuses_recorded_by")),
        sa.PrimaryKeyConstraint("client", "start", name=op.f("pk_statuses")),
    )


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("measurement", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.CheckConstraint("(value IS NULL) <> (text IS NULL)", name=op.f("ck_answers_value_or_text")),
        sa.ForeignKeyConstraint(["measurement"], ["measurements.id"], name=op.f("fk_answers_measurement")),
        sa.PrimaryKeyConstraint("measurement", "item", name=op.f("pk_answers")),
    )


def _draft_answers() -> None:
    op.create_table(
        "draft_answers",
        sa.Column("draft", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.CheckConstraint("(value IS NULL) <> (text IS NULL)", name=op.f("ck_draft_answers_value_or_text")),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_draft_answers_draft")),
        sa.PrimaryKeyConstraint("draft", "item", name=op.f("pk_draft_answers")),
    )


def _scores() -> None:
    op.create_table(
        "scores",
        sa.Column("measurement", sa.Uuid(), nullable=False),
        sa.Column("score", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("scoring_version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.CheckConstraint("answered >= 0", name=op.f("ck_scores_answered_counts")),
        sa.ForeignKeyConstraint(["measurement"], ["measurements.id"], name=op.f("fk_scores_measurement")),
        sa.PrimaryKeyConstraint("measurement", "score", "content_hash", "scoring_version", name=op.f("pk_scores")),
    )
