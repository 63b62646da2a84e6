"""Consents and wishes."""

from datetime import UTC, datetime
from uuid import UUID

from mittari.records.consent import Consent, ContactWish

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_consent_holds_until_it_is_withdrawn() -> None:
    assert Consent(UUID(int=1), "imatra", "yhdistys", MOMENT).withdrawn_at is None


def test_a_wish_can_be_no() -> None:
    assert not ContactWish(UUID(int=1), "mind", False, MOMENT).wish
