"""A pseudonym of an export leads nowhere without the key, and to the same client with it."""

import hashlib
import hmac
from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.data.pseudonyms import Pseudonyms, kept_key, new_numbers

CLIENT = "a" * 32


def test_the_pseudonym_is_a_keyed_hash() -> None:
    expected = hmac.new(b"k" * 32, CLIENT.encode(), hashlib.sha256).hexdigest()[:32]
    assert Pseudonyms(b"k" * 32).of([CLIENT]) == {CLIENT: expected}


def test_every_fresh_key_is_another() -> None:
    assert len({Pseudonyms().of([CLIENT])[CLIENT] for _ in range(50)}) == 50


def test_the_key_is_not_shown() -> None:
    assert "6b6b" not in repr(Pseudonyms(b"k" * 32))
    assert "kk" not in repr(Pseudonyms(b"k" * 32))


def test_a_key_is_made_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    first = kept_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert first == kept_key(tmp_path / "key")
    assert first.lasting
    assert not Pseudonyms().lasting


@pytest.mark.parametrize("text", ["", "00" * 31, "no key", "ä"])
def test_what_is_no_key_is_refused_without_being_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="key") as raised:
        kept_key(tmp_path / "key")
    assert not text or text not in str(raised.value)


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        kept_key(tmp_path / "nowhere" / "key")


def test_numbers_are_given_anew_by_chance() -> None:
    found = {tuple(new_numbers(range(10, 20)).items()) for _ in range(20)}
    assert len(found) == 20
    assert all(sorted(dict(one).values()) == list(range(1, 11)) for one in found)
    assert new_numbers([]) == {}
