"""What all tables share."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import CheckConstraint, Engine, Uuid

from mittari.records.actor import SYSTEM, Event
from mittari.store import audit
from mittari.store.engine import reading
from mittari.store.schema import GROUPS, metadata
from mittari.store.schema.access import audit_log
from mittari.store.schema.columns import Moment, key, link, one_of


def test_a_moment_comes_back_in_utc(world: Engine) -> None:
    helsinki = datetime(2026, 3, 29, 4, 30, 0, 999_999, tzinfo=timezone(timedelta(hours=3)))
    audit.log(world, Event(helsinki, SYSTEM, "tick"))
    with reading(world) as connection:
        found = connection.execute(audit_log.select()).one().at
    assert found == helsinki
    assert found.utcoffset() == timedelta(0)


def test_moments_are_compared_as_moments(world: Engine) -> None:
    """Summer time ends: 3.30 in summer is before 3.10 in winter."""
    summer = datetime(2026, 10, 25, 3, 30, tzinfo=timezone(timedelta(hours=3)))
    winter = datetime(2026, 10, 25, 3, 10, tzinfo=timezone(timedelta(hours=2)))
    for moment in (winter, summer):
        audit.log(world, Event(moment, SYSTEM, "tick"))
    with reading(world) as connection:
        ordered = connection.execute(audit_log.select().order_by(audit_log.c.at)).all()
        later = connection.execute(audit_log.select().where(audit_log.c.at > summer)).all()
    assert [row.at for row in ordered] == [summer, winter]
    assert [row.at for row in later] == [winter]


def test_a_moment_without_a_time_zone_is_refused(world: Engine) -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), world.dialect)  # noqa: DTZ001
    assert Moment().process_bind_param(None, world.dialect) is None
    assert Moment().process_result_value(None, world.dialect) is None


def test_after_2038(world: Engine) -> None:
    far = datetime(2345, 6, 7, tzinfo=UTC)
    audit.log(world, Event(far, SYSTEM, "tick"))
    with reading(world) as connection:
        assert connection.execute(audit_log.select()).one().at == far


def test_every_constraint_has_a_name_that_postgresql_keeps() -> None:
    for table in metadata.sorted_tables:
        names = [rule.name for rule in table.constraints] + [index.name for index in table.indexes]
        assert all(name and len(str(name)) <= 63 for name in names), names


def test_every_group_has_tables() -> None:
    assert all(any(value in metadata.tables.values() for value in vars(group).values()) for group in GROUPS)


def test_kinds_of_column() -> None:
    assert isinstance(key().type, Uuid)
    assert link("client", "clients").nullable is False
    assert link("client", "clients", optional=True).nullable is True
    rule = one_of("mode", ["a", "b"])
    assert isinstance(rule, CheckConstraint)
    assert str(rule.sqltext) == "mode IN ('a', 'b')"
