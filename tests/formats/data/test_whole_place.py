"""An export is there whole or not at all, and for its owner alone."""

import errno
import os
from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.data.whole_place import whole_place


def test_a_folder_takes_its_place_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with whole_place(tmp_path / "out") as place:
        (place / "deep").mkdir(parents=True)
        (place / "deep" / "a.csv").write_text("a")
        assert os.listdir(tmp_path / "out") == []
    assert (tmp_path / "out" / "deep" / "a.csv").read_text() == "a"
    assert [path.stat().st_mode & 0o777 for path in sorted((tmp_path / "out").rglob("*"))] == [0o700, 0o600]
    assert os.listdir(tmp_path) == ["out"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.sav").write_text("old")
    with whole_place(tmp_path / "a.sav") as place:
        place.write_text("new")
    assert (tmp_path / "a.sav").read_text() == "new"
    assert (tmp_path / "a.sav").stat().st_mode & 0o777 == 0o600


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.sav").write_text("old")
    with pytest.raises(ZeroDivisionError), whole_place(tmp_path / "a.sav") as place:
        place.write_text(str(1 // 0))
    assert ((tmp_path / "a.sav").read_text(), os.listdir(tmp_path)) == ("old", ["a.sav"])


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No space left"):
        write_on_a_full_disk(tmp_path / "out")
    assert os.listdir(tmp_path) == []


def write_on_a_full_disk(path: Path) -> None:
    with whole_place(path) as place:
        place.mkdir()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="with something in it"), whole_place(tmp_path):
        pass
    with pytest.raises(InputError, match="can't be written"), whole_place(tmp_path / "thesis.txt" / "out"):
        pass
    assert os.listdir(tmp_path) == ["thesis.txt"]


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not an ordinary file"), whole_place(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written: File name too long"), whole_place(tmp_path / ("o" * 300)):
        raise AssertionError
