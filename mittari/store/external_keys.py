"""Which rows of files an organisation has imported already."""

from sqlalchemy import Connection, select

from mittari.store.schema.measuring import measurements


def external_keys(connection: Connection, organisation: str) -> frozenset[str]:
    """The keys under which the organisation's imported measurements are known in their files."""
    query = select(measurements.c.external_key).where(
        measurements.c.organisation == organisation, measurements.c.external_key.is_not(None)
    )
    return frozenset(connection.execute(query).scalars())
