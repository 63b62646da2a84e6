"""Tokens are long, different, and only their hashes are kept."""

import base64
import hashlib

from mittari.store.tokens import hash_token, new_token


def test_256_bits_and_no_two_alike() -> None:
    tokens = {new_token() for _ in range(1_000)}
    assert len(tokens) == 1_000
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}


def test_the_hash_is_sha256() -> None:
    assert hash_token("a") == hashlib.sha256(b"a").hexdigest()


def test_no_text_breaks_it() -> None:
    assert len({hash_token(text) for text in ("", "\x00", "\ud800", "ä", "x" * 1_000_000)}) == 5
