"""lock.yaml of a library: what has been published. A version that stands in it never changes again.

The hash of instrument.yaml can't change at all; that of a language's wording only by publishing its next revision.
"""

import json
from pathlib import Path
from typing import Annotated

from pydantic import Field

from mittari.definitions.meter import TABLES, Meter
from mittari.definitions.model import Day, Definition, Id, Language, Text, Version, WholeNumber, version_order
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import Document, read_yaml, tree_hash

NAME = "lock.yaml"
HEAD = (
    "# What is published. Written by `mittari publish`; a version that stands here never changes (docs/versions.md).\n"
)
READ = frozenset({"introduction", "items", "options"})
"""What a person reads before answering; the names of scores and bands may change."""

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class PublishedTexts(Definition):
    """The wording of one language. `revision` counts its publications, from 1."""

    revision: Annotated[WholeNumber, Field(ge=1)]
    hash: Hash


class Published(Definition):
    """One version of a meter as it was published; `tables` are the versions of its tables."""

    content_hash: Hash
    published: Day
    tables: dict[Id, Text] = Field(default_factory=dict)
    texts: dict[Language, PublishedTexts] = Field(default_factory=dict)
    crosswalks: dict[Version, Hash] = Field(default_factory=dict)


class Lock(Definition):
    """The content of lock.yaml: versions by meter."""

    meters: dict[Id, dict[Version, Published]] = Field(default_factory=dict)

    def version(self, meter_id: str, version: str) -> Published | None:
        """What was published as this version, or None."""
        return self.meters.get(meter_id, {}).get(version)

    def with_version(self, meter_id: str, version: str, published: Published) -> "Lock":
        """The lock with one version more, or with a new publication of its wording."""
        own = self.meters.get(meter_id, {}) | {version: published}
        return Lock(meters=self.meters | {meter_id: own})


def lock_file(folder: Path) -> Path | None:
    """Where the lock of the library is that a meter's folder, or one of its versions/, belongs to; None: in none."""
    meter = folder.resolve()
    if meter.parent.name == "versions":
        meter = meter.parents[1]
    return meter.parents[1] / NAME if meter.parent.name == "meters" else None


def read_lock(path: Path) -> Lock:
    """The lock in a file, an empty one where there is none; raises DefinitionError."""
    return validate(Lock, read_yaml(path)) if path.is_file() else Lock()


def lock_yaml(lock: Lock) -> str:
    """What lock.yaml holds for a lock: meters and versions in order, so that two writers agree on every line."""
    lines = [HEAD + "meters:"]
    for meter_id, versions in sorted(lock.meters.items()):
        lines.append(f"  {meter_id}:")
        for version in sorted(versions, key=version_order):
            lines += _version_lines(version, versions[version])
    return "\n".join(lines if lock.meters else [HEAD + "meters: {}"]) + "\n"


def _version_lines(version: str, published: Published) -> list[str]:
    lines = [
        f"    {version}:",
        f"      content_hash: {published.content_hash}",
        f"      published: {published.published.isoformat()}",
    ]
    tables = {name: json.dumps(table, ensure_ascii=False) for name, table in published.tables.items()}
    texts = {name: f"{{revision: {each.revision}, hash: {each.hash}}}" for name, each in published.texts.items()}
    parts = {"tables": tables, "texts": texts, "crosswalks": published.crosswalks}
    for key, entries in parts.items():
        if entries:
            lines += [f"      {key}:", *(f"        {name}: {value}" for name, value in sorted(entries.items()))]
    return lines


def revision_name(version: str, language: str, revision: int) -> str:
    """How CHANGES.md names a new wording of a published version, for example `1.0.0 sv 2`."""
    return f"{version} {language} {revision}"


def wording_hash(document: Document) -> str:
    """SHA-256 (hex) of what a person reads before answering, in a file of texts/."""
    return tree_hash({key: value for key, value in document.tree.items() if key in READ})


def table_versions(meter: Meter) -> dict[str, str]:
    """The versions of all tables by which a meter scores, by the tables' ids."""
    kinds = (getattr(meter.structure, name) for name in TABLES)
    return {name: table.version for tables in kinds for name, table in tables.items()}
