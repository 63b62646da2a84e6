"""The tables, one module a group; `metadata` holds all of them, in the order that foreign keys allow."""

from mittari.store.schema import access, alerts, housekeeping, inviting, measuring, people, places, services
from mittari.store.schema.columns import metadata

GROUPS = (places, people, services, inviting, measuring, alerts, access, housekeeping)

__all__ = ["GROUPS", "metadata"]
