"""Pseudonyms of one export: from the database's by a key, so that nobody can go back without it."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mittari.errors import InputError, Problem

KEY_BYTES = 32
LENGTH = 32


@dataclass(frozen=True)
class Pseudonyms:
    """Gives pseudonyms by HMAC-SHA256; `lasting` if another export with the same key gives the same ones."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(KEY_BYTES), repr=False)
    lasting: bool = False

    def of(self, clients: Iterable[str]) -> dict[str, str]:
        """The pseudonym in this export (32 hexadecimal digits) of each of the database's pseudonyms."""
        return {client: self._digest(client) for client in clients}

    def _digest(self, text: str) -> str:
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()[:LENGTH]


def new_numbers(numbers: Iterable[int]) -> dict[int, int]:
    """Numbers from 1 on in place of others, by chance."""
    shuffled = sorted(set(numbers))
    secrets.SystemRandom().shuffle(shuffled)
    return {number: place for place, number in enumerate(shuffled, 1)}


def kept_key(file: Path) -> Pseudonyms:
    """The pseudonyms of the key in a file, which is made if it is not there; raises InputError."""
    try:
        if not file.exists():
            _make(file)
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise _refusal(file, error.strerror or "can't be opened", "check the name and the rights") from None
    except ValueError:
        raise _refusal(file, "is not a key: hexadecimal digits", "name the file of an earlier export") from None
    if len(key) < KEY_BYTES:
        reason = f"holds a key of {len(key)} bytes, {KEY_BYTES} are needed"
        raise _refusal(file, reason, "name a new file, and a key is made")
    return Pseudonyms(key, lasting=True)


def _make(file: Path) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as target:
        target.write(secrets.token_hex(KEY_BYTES) + "\n")
        target.flush()
        os.fsync(target.fileno())


def _refusal(file: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(file), "", reason, advice)])
