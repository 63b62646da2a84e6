"""Where a key or a number comes from, when it was read there, and who held it against the publisher's own document."""

from mittari.definitions.model import Day, Definition, Source, Text


class Evidence(Definition):
    """One source. Without `verified_by` what rests on it is unverified, and is called so wherever it is used."""

    source: Source
    read: Day
    verified_by: Text | None = None
