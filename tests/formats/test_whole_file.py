"""A file is written whole or not at all, and never over something else."""

import errno
import os
from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.whole_file import different_files, whole_file


def test_takes_its_place_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with whole_file(path) as target:
        target.file.write("työ\n")
        assert path.read_text() == "old"
    assert path.read_bytes() == "työ\n".encode()
    assert os.listdir(tmp_path) == ["a.csv"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as target:
        target.file.write(str(1 // 0))
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["a.csv"])


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a.csv: can't be written: No space left on device -> "):
        write_on_a_full_disk(tmp_path / "a.csv")
    assert os.listdir(tmp_path) == []


def write_on_a_full_disk(path: Path) -> None:
    with whole_file(path) as target:
        target.file.write("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_nothing_is_kept_that_is_not_wanted(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.csv") as target:
        target.file.write("half")
        target.keep = False
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["none/a.csv", ".", "file/a.csv", "x" * 300])
def test_a_place_that_can_t_be_written_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError), whole_file(tmp_path / name):
        pass
    assert os.listdir(tmp_path) == ["file"]


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="not an ordinary file"), whole_file(pipe):
        pass
    assert pipe.is_fifo()


def test_two_names_of_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    different_files(tmp_path / "a.csv", tmp_path / "c.csv")
    with pytest.raises(InputError, match="named twice"):
        different_files(tmp_path / "a.csv", tmp_path / "b.csv")
