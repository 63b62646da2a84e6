"""Whether anything has changed that a figure could depend on."""

from sqlalchemy import Connection, func, select

from mittari.store.schema import access, housekeeping, measuring, people, services

LOOKS = ("view", "view_worklist", "list_clients", "view_caseload", "view_report", "sign_in", "export")
"""What is logged and changes nothing."""

COUNTED = (
    people.clients,
    people.residences,
    services.episodes,
    services.statuses,
    measuring.measurements,
    housekeeping.local_norms,
)
"""Tables that are also filled in bulk, without a line in the log for each row."""


def fingerprint(connection: Connection) -> str:
    """A short text that differs after every logged change, and after rows were added to or removed from a table."""
    log = access.audit_log.c
    newest = connection.execute(select(func.max(log.sequence)).where(log.action.not_in(LOOKS))).scalar() or 0
    counts = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in COUNTED]
    return "-".join(str(number) for number in (newest, *counts))
