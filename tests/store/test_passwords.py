"""Passwords: the right one fits, and a stranger's attempt is as much work as anybody's."""

from importlib.util import module_from_spec, spec_from_file_location
from unittest.mock import patch

import pytest

from mittari.errors import InputError
from mittari.store import passwords
from mittari.store.passwords import LONGEST, SHORTEST, hash_password, matches


def test_only_the_right_password_fits() -> None:
    stored = hash_password("four words in a row")
    assert stored.startswith("$argon2id$")
    assert "four words" not in stored
    assert matches(stored, "four words in a row")
    assert not matches(stored, "four words in a rou")


def test_nobodys_password_never_fits_and_is_verified_all_the_same() -> None:
    hasher = passwords.HASHER
    with patch.object(passwords, "HASHER", wraps=hasher) as watched:
        assert not matches(None, "the password of nobody")
        assert not matches(None, "x")
    assert watched.verify.call_count == 2


def test_a_hash_that_is_none_fits_nothing() -> None:
    assert not matches("not a hash", "not a hash")


@pytest.mark.parametrize("length", [0, SHORTEST - 1, LONGEST + 1])
def test_a_length_that_will_not_do(length: int) -> None:
    with pytest.raises(InputError, match="characters long"):
        hash_password("x" * length)


def test_a_megabyte_is_no_more_work_than_a_password() -> None:
    assert not matches(hash_password("x" * LONGEST), "x" * 1_000_000)


def test_what_is_shipped_takes_work_to_guess() -> None:
    # The suite itself runs with a weak one: see tests/conftest.py.
    spec = spec_from_file_location("shipped", passwords.__file__)
    assert spec is not None
    assert spec.loader is not None
    shipped = module_from_spec(spec)
    spec.loader.exec_module(shipped)
    assert shipped.HASHER.time_cost >= 3
    assert shipped.HASHER.memory_cost >= 64 * 1024
    assert shipped.HASHER.type.name == "ID"
