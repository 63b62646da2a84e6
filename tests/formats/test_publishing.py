"""What is published is in the lock, checked, and stays as it is; wording has revisions."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.lock import read_lock
from mittari.definitions.meter import read_meter
from mittari.errors import DefinitionError
from mittari.formats.publishing import publish, write_value
from mittari.scoring.check import check_meter
from tests.definitions.two_versions import write_two_versions
from tests.small_meter import INSTRUMENT, write_meter

DAY = datetime.date(2026, 11, 22)
LATER = datetime.date(2027, 1, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft without problems."""
    return write_meter(tmp_path / "meters")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def refused(*folders: Path) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        publish(folders, LATER)
    return [problem.reason for problem in caught.value.problems]


def test_a_draft_without_problems_becomes_published(folder: Path, tmp_path: Path) -> None:
    before = (folder / "instrument.yaml").read_text()
    (done,) = publish([folder], DAY)
    assert (done.meter.version, done.new, done.wording) == ("1.0.0", True, ())
    assert (folder / "instrument.yaml").read_text() == before.replace("status: draft", "status: published")
    published = read_lock(tmp_path / "lock.yaml").version("small", "1.0.0")
    assert published is not None
    assert published.content_hash == read_meter(folder)[0].content_hash
    assert (published.published, published.tables) == (DAY, {"speeds": "1"})
    assert [(name, texts.revision) for name, texts in published.texts.items()] == [("en", 1)]
    assert check_meter(folder) == []


def test_publishing_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    publish([folder], DAY)
    before = (tmp_path / "lock.yaml").read_text()
    (done,) = publish([folder], LATER)
    assert (done.new, done.wording) == (False, ())
    assert (tmp_path / "lock.yaml").read_text() == before


def test_a_meter_with_a_problem_is_refused_and_left_as_it_was(folder: Path, tmp_path: Path) -> None:
    other = write_meter(tmp_path / "meters", {"instrument.yaml": INSTRUMENT.replace("id: small", "id: other")}, "other")
    edit(folder / "cases.yaml", "whole: 6", "whole: 5")
    before = (folder / "instrument.yaml").read_text()
    (reason,) = refused(other, folder)
    assert reason.startswith("all at their best: whole is 6.0, expected 5")
    assert not (tmp_path / "lock.yaml").exists()
    assert (folder / "instrument.yaml").read_text() == before
    assert read_meter(other)[0].structure.status == "draft"


def test_a_domain_that_the_library_does_not_have_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    codes = "id: domains\nversion: '1'\ncodes:\n  - {id: moon, names: {en: Moon}}\n"
    (tmp_path / "codes" / "domains.yaml").write_text(codes)
    assert refused(folder) == ["mind: the domain 'mind' is not in codes/domains.yaml"]
    (tmp_path / "codes" / "domains.yaml").write_text(codes.replace("moon", "mind"))
    assert publish([folder], DAY)[0].new


def test_other_content_under_a_published_version_is_refused(folder: Path, tmp_path: Path) -> None:
    publish([folder], DAY)
    before = (tmp_path / "lock.yaml").read_text()
    edit(folder / "instrument.yaml", "reverse: true", "reverse: false")
    assert "1.0.0 was published on 2026-11-22 with other content; that never changes" in refused(folder)
    assert (tmp_path / "lock.yaml").read_text() == before


def test_new_wording_is_published_once_it_is_told(folder: Path, tmp_path: Path) -> None:
    publish([folder], DAY)
    content = read_meter(folder)[0].content_hash
    edit(folder / "texts" / "en.yaml", "question: B.", "question: B!")
    assert refused(folder) == ["the wording has changed, and CHANGES.md does not tell what"]
    with (folder / "CHANGES.md").open("a") as changes:
        changes.write("- 1.0.0 en 2: a mark in the second question\n")
    (done,) = publish([folder], LATER)
    assert (done.new, done.wording) == (False, ("en",))
    published = read_lock(tmp_path / "lock.yaml").version("small", "1.0.0")
    assert published is not None
    assert (published.texts["en"].revision, published.published) == (2, DAY)
    assert published.content_hash == content == read_meter(folder)[0].content_hash
    assert check_meter(folder) == []
    edit(folder / "texts" / "en.yaml", "question: B!", "question: BB")
    assert refused(folder) == ["the wording has changed, and CHANGES.md does not tell what"]


def test_a_new_language_needs_no_reason(folder: Path, tmp_path: Path) -> None:
    publish([folder], DAY)
    text = (folder / "texts" / "en.yaml").read_text().replace("language: en", "language: sv")
    (folder / "texts" / "sv.yaml").write_text(text)
    (done,) = publish([folder], LATER)
    assert done.wording == ("sv",)


def test_earlier_versions_and_crosswalks_are_published_with_the_newest(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path, status="draft")
    publish([folder], DAY)
    lock = read_lock(tmp_path / "lock.yaml")
    newer, first = lock.version("small", "2.0.0"), lock.version("small", "1.0.0")
    assert newer is not None
    assert first is not None
    assert (list(newer.crosswalks), first.crosswalks) == (["1.0.0"], {})
    assert check_meter(folder) == []


@pytest.mark.parametrize("place", ["small", "meters/small/versions/1.0.0"])
def test_only_the_newest_in_a_library_is_published(place: str, tmp_path: Path) -> None:
    write_two_versions(tmp_path)
    write_meter(tmp_path)
    assert refused(tmp_path / place) == ["only the newest version in a library is published"]


def test_meters_of_two_libraries_are_not_published_at_once(tmp_path: Path) -> None:
    folders = [write_meter(tmp_path / name / "meters") for name in ("one", "two")]
    assert refused(*folders) == ["these meters are in several libraries"]


def test_a_meter_that_can_t_be_read_is_refused_with_its_line(folder: Path) -> None:
    (folder / "norms.yaml").write_text("norms: [\n")
    assert any("not YAML" in reason for reason in refused(folder))


def test_a_value_is_written_in_its_place_and_nothing_else(folder: Path) -> None:
    file = folder / "instrument.yaml"
    file.write_text(file.read_text().replace("status: draft", "status: draft  # draft until it is reviewed"))
    write_value(read_meter(folder)[1].structure, "status", "published")
    assert "status: published  # draft until it is reviewed\n" in file.read_text()
