"""An alert tells nobody in a log what it is about."""

from datetime import UTC, datetime
from uuid import uuid4

from mittari.records.alert import Alert


def test_its_text_names_only_itself() -> None:
    alert = Alert(uuid4(), uuid4(), "safe", datetime(2026, 1, 1, tzinfo=UTC))
    assert repr(alert) == f"Alert(id={alert.id})"
    assert alert.dealt_at is None
