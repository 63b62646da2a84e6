"""Plans and links."""

from datetime import UTC, date, datetime
from uuid import UUID

from mittari.records.plan import Invitation, Plan, Point


def test_points_in_the_order_of_a_path() -> None:
    assert list(Point) == ["entry", "interim", "exit", "follow_up"]


def test_a_plan_stands_until_it_is_cancelled() -> None:
    assert Plan(UUID(int=1), "imatra", "steps", date(2026, 1, 1), Point.ENTRY).cancelled is None


def test_an_invitation_has_no_token() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    made = Invitation(UUID(int=1), UUID(int=2), "imatra", "steps", None, moment, moment)
    assert "token" not in repr(made)
    assert made.measurement is None
