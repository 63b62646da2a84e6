"""The one door from records to statistics: Parquet files split by client, pseudonymous and without free text."""

from mittari.store.snapshot.manifest import Manifest
from mittari.store.snapshot.read import Partition, Snapshot
from mittari.store.snapshot.write import write_snapshot

__all__ = ["Manifest", "Partition", "Snapshot", "write_snapshot"]
