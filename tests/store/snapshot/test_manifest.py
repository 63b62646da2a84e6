"""The manifest says what is there; what is no manifest is refused."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mittari.errors import InputError
from mittari.scoring import SCORING_VERSION
from mittari.store.revision import head
from mittari.store.snapshot import Snapshot, write_snapshot
from mittari.store.snapshot.manifest import MeterEntry, read_manifest, write_manifest
from tests.store.world import LIBRARY, NOW, meter


def test_it_says_what_is_there(path: Engine, tmp_path: Path) -> None:
    written = write_snapshot(path, LIBRARY, tmp_path / "s", 2, NOW)
    found = Snapshot.open(tmp_path / "s").manifest
    assert found == written
    assert (found.created, found.simulated, found.revision) == (NOW, False, head())
    assert (found.scoring_version, found.partitions) == (SCORING_VERSION, 2)
    assert found.meters == (MeterEntry("steps", "1.0.0", meter().content_hash),)
    assert sum(found.files[f"part-{part:02d}/clients.parquet"].rows for part in range(2)) == 2
    assert found.organisations
    assert set(found.organisations) < set(found.names)
    write_manifest(tmp_path, found)
    assert read_manifest(tmp_path) == found


def test_one_that_does_not_tell_organisations_apart_can_be_read(path: Engine, tmp_path: Path) -> None:
    write_snapshot(path, LIBRARY, tmp_path / "s", 2, NOW)
    file = tmp_path / "s" / "manifest.json"
    tree = json.loads(file.read_text())
    del tree["organisations"]
    file.write_text(json.dumps(tree))
    assert Snapshot.open(tmp_path / "s").manifest.organisations == ()


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 1}', '{"format": 2}', "\x00", "{" * 500])
def test_what_is_none_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=r"manifest\.json.*mittari snapshot"):
        Snapshot.open(tmp_path)


def test_a_newer_format_says_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 2}))
    with pytest.raises(InputError, match="format 2, and this program reads 1"):
        read_manifest(tmp_path)
