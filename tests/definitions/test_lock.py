"""lock.yaml: read back as it was written, and its hashes are of what may not change."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.library import Library
from mittari.definitions.lock import Lock, Published, PublishedTexts, lock_file, lock_yaml, read_lock, wording_hash
from mittari.definitions.lock import table_versions as tables_of
from mittari.definitions.yaml_reader import parse_yaml
from mittari.errors import DefinitionError
from tests.small_meter import ENGLISH, small_meter

DAY = datetime.date(2026, 11, 22)
ONE = Published(
    content_hash="a" * 64,
    published=DAY,
    tables={"speeds": 'a "b": 1'},
    texts={"en": PublishedTexts(revision=2, hash="b" * 64)},
    crosswalks={"0.9.0": "c" * 64},
)


def test_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    lock = Lock().with_version("small", "10.0.0", ONE).with_version("small", "9.0.0", ONE)
    lock = lock.with_version("alpha", "1.0.0", Published(content_hash="d" * 64, published=DAY))
    text = lock_yaml(lock)
    (tmp_path / "lock.yaml").write_text(text, encoding="utf-8")
    again = read_lock(tmp_path / "lock.yaml")
    assert again == lock
    assert lock_yaml(again) == text
    assert text.index("alpha:") < text.index("9.0.0:") < text.index("10.0.0:")


def test_nothing_published_is_also_a_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "lock.yaml") == Lock()
    (tmp_path / "lock.yaml").write_text(lock_yaml(Lock()))
    assert read_lock(tmp_path / "lock.yaml") == Lock()


def test_a_damaged_lock_is_an_error_with_its_line(tmp_path: Path) -> None:
    text = lock_yaml(Lock().with_version("small", "1.0.0", ONE)).replace("aaaa", "zzzz")
    (tmp_path / "lock.yaml").write_text(text)
    with pytest.raises(DefinitionError, match=r"lock.yaml:5: meters.small.1.0.0.content_hash"):
        read_lock(tmp_path / "lock.yaml")


def test_a_version_is_found_by_meter_and_version() -> None:
    lock = Lock().with_version("small", "1.0.0", ONE)
    assert lock.version("small", "1.0.0") == ONE
    assert lock.version("small", "1.0.1") is None
    assert lock.version("large", "1.0.0") is None


def test_the_lock_stands_at_the_root_of_the_library(tmp_path: Path) -> None:
    assert lock_file(tmp_path / "meters" / "small") == tmp_path / "lock.yaml"
    assert lock_file(tmp_path / "meters" / "small" / "versions" / "1.0.0") == tmp_path / "lock.yaml"
    assert lock_file(tmp_path / "small") is None


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("status: draft", "status: own", True),
        ("title: A small meter", "title: The small meter", True),
        ("scores:\n  mind: {name: Mind}", "scores:\n  mind: {name: Your mind}", True),
        ("  calm: {question: B.}\n  tense: {question: C.}", "  tense: {question: C.}\n  calm: {question: B.}", True),
        ("question: B.", "question: B!", False),
        ("low: none", "low: nothing", False),
        ("2: often", "2: frequently", False),
        ("This is only a test.", "Think of the past week.", False),
    ],
)
def test_the_hash_of_a_wording_is_of_what_is_read_before_answering(old: str, new: str, same: bool) -> None:
    assert ENGLISH.count(old) == 1
    one, two = (wording_hash(parse_yaml(text, "en.yaml")) for text in (ENGLISH, ENGLISH.replace(old, new)))
    assert (one == two) is same


def test_the_versions_of_tables_are_told(tmp_path: Path) -> None:
    assert tables_of(small_meter(tmp_path)) == {"speeds": "1"}


def test_every_published_meter_of_the_project_is_in_its_lock() -> None:
    library = Library(Path(__file__).parents[2] / "instruments")
    lock = read_lock(library.root / "lock.yaml")
    newest = [library.newest(name) for name in library.meter_ids()]
    every = [meter for whole in newest for meter in (*whole.earlier, whole)]
    missing = [f"{meter.id} {meter.version}" for meter in every if not lock.version(meter.id, meter.version)]
    drafts = [f"{meter.id} {meter.version}" for meter in every if meter.structure.status == "draft"]
    assert missing == drafts, "run `mittari publish --all`"
