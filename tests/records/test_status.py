"""Statuses."""

from datetime import date
from uuid import UUID

from mittari.records.status import Status


def test_a_status_may_have_come_with_the_client() -> None:
    assert Status(UUID(int=1), "employed", date(2026, 1, 1)).recorded_by is None
