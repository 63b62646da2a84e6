"""A published version that has changed since is refused at the line of what changed."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.lock import Lock, Published, PublishedTexts, lock_yaml, table_versions, wording_hash
from mittari.definitions.meter import read_meter
from mittari.definitions.versions import read_crosswalks, version_folders
from mittari.definitions.yaml_reader import tree_hash
from mittari.errors import Problem
from mittari.scoring.check import check_meter
from tests.definitions.two_versions import write_two_versions
from tests.small_meter import write_meter

DAY = datetime.date(2026, 11, 22)


def locked(root: Path) -> Path:
    """Two versions as they were published."""
    folder = write_two_versions(root)
    lock = Lock()
    for each in (*version_folders(folder), folder):
        meter, files = read_meter(each)
        pinned = {file.crosswalk.from_: tree_hash(file.document.tree) for file in read_crosswalks(each)}
        texts = {name: PublishedTexts(revision=1, hash=wording_hash(file)) for name, file in files.texts.items()}
        published = Published(content_hash=meter.content_hash, published=DAY, tables=table_versions(meter), texts=texts,
                              crosswalks=pinned)  # fmt: skip
        lock = lock.with_version(meter.id, meter.version, published)
    (root / "lock.yaml").write_text(lock_yaml(lock), encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[tuple[str, str, str]]:
    """File, place and reason of each problem; every one has advice."""
    problems: list[Problem] = check_meter(folder)
    assert all(problem.advice for problem in problems)
    return [(Path(problem.file).name, problem.place, problem.reason) for problem in problems]


def test_what_is_as_it_was_published_is_in_order(tmp_path: Path) -> None:
    assert told(locked(tmp_path)) == []


def test_what_is_no_content_may_change(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(folder / "instrument.yaml", "notice: Made for the tests.", "notice: Made by us.")
    edit(folder / "instrument.yaml", "retention_years: 10", "retention_years: 5")
    edit(folder / "texts" / "en.yaml", "title: A small", "title: The small")
    assert told(folder) == []


@pytest.mark.parametrize("version", ["", "versions/1.0.0"])
def test_changed_content_is_refused(version: str, tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(folder / version / "instrument.yaml", "range: [10, 32.5]\n    direction: lower",
         "range: [10, 32.5]\n    direction: none")  # fmt: skip
    (found,) = [each for each in told(folder) if each[0] == "instrument.yaml"]
    number = "1.0.0" if version else "2.0.0"
    assert found[1:] == ("version", f"{number} was published on 2026-11-22 with other content; that never changes")
    (advice,) = {problem.advice for problem in check_meter(folder) if "other content" in problem.reason}
    assert advice == "put it back, then begin a new version: `mittari publish small --begin 3.0.0`"


def test_a_published_version_is_no_draft_again(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(folder / "instrument.yaml", "status: published", "status: draft")
    assert told(folder) == [("instrument.yaml", "status", "2.0.0 is published already and can't be a draft again")]


def test_published_and_not_in_the_lock_is_refused(tmp_path: Path) -> None:
    locked(tmp_path)
    text = (tmp_path / "meters" / "small" / "versions" / "1.0.0" / "instrument.yaml").read_text()
    folder = write_meter(tmp_path / "meters", {"instrument.yaml": text.replace("id: small", "id: other")}, "other")
    assert told(folder) == [("instrument.yaml", "status", "1.0.0 is published but not in lock.yaml")]
    edit(folder / "instrument.yaml", "status: published", "status: draft")
    assert told(folder) == []


def test_changed_wording_is_refused(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(folder / "texts" / "en.yaml", "question: B.", "question: B!")
    assert told(folder) == [
        ("en.yaml", "items", "the wording differs from revision 1, which was published"),
    ]
    (problem,) = check_meter(folder)
    assert "`- 2.0.0 en 2: what changed`" in problem.advice


def test_wording_may_be_added_but_not_taken_away(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    file = folder / "texts" / "en.yaml"
    text = file.read_text()
    (folder / "texts" / "sv.yaml").write_text(text.replace("language: en", "language: sv"))
    assert told(folder) == []
    file.unlink()
    assert told(folder) == [
        ("instrument.yaml", "version", "the wording in en was published with 2.0.0 and is not there"),
    ]


def test_an_earlier_version_that_was_lost_is_missed(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    (folder / "versions").rename(tmp_path / "elsewhere")
    (folder / "crosswalks" / "1.0.0-to-2.0.0.yaml").rename(tmp_path / "away.yaml")
    assert told(folder)[0][2] == "1.0.0 is published, but versions/1.0.0/ is not there, so its scores can't be replayed"


def test_a_changed_crosswalk_is_refused(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(folder / "crosswalks" / "1.0.0-to-2.0.0.yaml", "2: 1, 3: 1}", "2: 0, 3: 1}")
    assert told(folder) == [
        ("1.0.0-to-2.0.0.yaml", "", "this crosswalk was published with 2.0.0, and differs from that"),
    ]


def test_the_newest_is_newer_than_the_others(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    (folder / "versions" / "1.0.0").rename(folder / "versions" / "3.0.0")
    assert any(reason == "versions/3.0.0/ is not older than 2.0.0" for *_, reason in told(folder))


def test_a_damaged_lock_is_told_once(tmp_path: Path) -> None:
    folder = locked(tmp_path)
    edit(tmp_path / "lock.yaml", "published: 2026-11-22", "published: yesterday")
    assert [(file, place) for file, place, _ in told(folder)] == [("lock.yaml", "meters.small.1.0.0.published")]
