"""Guessing a password is slow, by account and by address."""

from datetime import timedelta

from sqlalchemy import Engine

from mittari.store.engine import reading
from mittari.store.login_attempts import may_try, note_failure
from mittari.store.schema.access import login_attempts
from tests.store.world import NOW, count


def test_ten_failures_an_account(world: Engine) -> None:
    for number in range(10):
        assert may_try(world, "coach", f"address {number}", NOW)
        note_failure(world, "coach", f"address {number}", NOW)
    assert not may_try(world, "coach", "address 11", NOW)
    assert may_try(world, "office", "address 11", NOW)


def test_twenty_failures_an_address(world: Engine) -> None:
    for number in range(20):
        assert may_try(world, f"login {number}", "address", NOW)
        note_failure(world, f"login {number}", "address", NOW)
    assert not may_try(world, "coach", "address", NOW)


def test_an_hour_later_it_is_forgotten(world: Engine) -> None:
    for _ in range(10):
        note_failure(world, "coach", "address", NOW)
    assert not may_try(world, "coach", "address", NOW + timedelta(minutes=59))
    assert may_try(world, "coach", "address", NOW + timedelta(hours=1))
    note_failure(world, "coach", "address", NOW + timedelta(hours=1))
    assert count(world, login_attempts) == 1


def test_neither_login_nor_address_is_kept(world: Engine) -> None:
    note_failure(world, "coach@example.org", "192.0.2.1", NOW)
    with reading(world) as connection:
        kept = str(connection.execute(login_attempts.select()).all())
    assert "coach" not in kept
    assert "192" not in kept
