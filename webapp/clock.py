"""The time at this moment; one place, so that a test can set it."""

import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Helsinki")


def now() -> datetime.datetime:
    """The time in UTC, as the store keeps it."""
    return datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """The date where the people are."""
    return local(now()).date()


def local(moment: datetime.datetime) -> datetime.datetime:
    """A time of the store as the clock on the wall shows it; one without zone is UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return aware.astimezone(ZONE)
