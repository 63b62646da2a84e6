"""Passwords of staff, kept as argon2 hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from mittari.errors import InputError, Problem

SHORTEST, LONGEST = 8, 200
HASHER = PasswordHasher()
NOBODY = HASHER.hash("the password of nobody")


def hash_password(password: str) -> str:
    """The argon2id hash of a password; raises InputError if it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        reason = f"is not {SHORTEST}-{LONGEST} characters long"
        raise InputError([Problem("password", "", reason, "choose another, for example four words in a row")])
    return HASHER.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password fits a stored hash; without one the answer is no, and takes as long."""
    try:
        HASHER.verify(stored or NOBODY, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None
