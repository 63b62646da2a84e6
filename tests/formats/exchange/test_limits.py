"""Files that are no form are refused with a reason, before they cost anything."""

from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.exchange import limits
from mittari.formats.exchange.limits import MAX_ITEMS, MB, bytes_of, nothing_to_ask, require_few_items, text_of
from mittari.formats.exchange.loss import Loss


def file(folder: Path, content: bytes) -> Path:
    path = folder / "form.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"a,\xc3\xa4", b"\xef\xbb\xbfa,\xc3\xa4", "a,ä".encode("utf-16")])
def test_text_is_read_in_its_encoding(content: bytes, tmp_path: Path) -> None:
    assert text_of(file(tmp_path, content)) == "a,ä"


REFUSED = {
    "empty": (b"", "the file is empty"),
    "Latin-1": ("työ".encode("latin-1"), "byte 2 is not UTF-8"),
    "half a UTF-16 letter": ("ab".encode("utf-16") + b"\0", "not UTF-16"),
    "UTF-16 without its mark": ("ab".encode("utf-16-le"), "NUL"),
    "a zip": (b"PK\x03\x04rest", "a spreadsheet or zip file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(name: str, tmp_path: Path) -> None:
    content, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as caught:
        text_of(file(tmp_path, content))
    assert all(problem.advice for problem in caught.value.problems)


@pytest.mark.parametrize(("name", "says"), [("none.txt", "No such file"), (".", "Is a directory")])
def test_what_can_t_be_opened_is_refused(name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=says):
        bytes_of(tmp_path / name)


def test_a_large_file_is_refused_after_its_first_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    with path.open("wb") as large:
        large.truncate(10**12)
    with pytest.raises(InputError, match="larger than 8 MB"):
        bytes_of(path)
    assert limits.MAX_BYTES == 8 * MB


def test_a_form_of_thousands_of_questions_is_refused(tmp_path: Path) -> None:
    require_few_items(tmp_path, MAX_ITEMS)
    with pytest.raises(InputError, match="more than 2000 questions"):
        require_few_items(tmp_path, MAX_ITEMS + 1)


def test_a_file_without_questions_is_told_by_what_is_in_it() -> None:
    def told(count: int) -> str:
        return str(nothing_to_ask(Path("form.csv"), [Loss(f"f{number}", "a file", "why") for number in range(count)]))

    assert "no question that a meter can ask -> " in told(0)
    assert "can ask, only f0: a file (why) -> " in told(1)
    assert "can ask, only f0: a file (why); f1: a file (why); f2: a file (why); 2 more -> " in told(5)
