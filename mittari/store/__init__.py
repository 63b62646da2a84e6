"""The records in a database: save, fetch, erase, log, migrate, back up, and the snapshot for statistics."""
