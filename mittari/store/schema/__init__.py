"""The tables, one module a group; `metadata` holds all of them, in the order that foreign keys allow."""

from mittari.store.schema import access, housekeeping, inviting, measuring, people, places, services
from mittari.store.schema.columns import metadata

GROUPS = (places, people, services, inviting, measuring, access, housekeeping)

__all__ = ["GROUPS", "metadata"]
