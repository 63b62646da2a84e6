"""Secrets that stand for a person for a while. The database knows only their hashes."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, fit for a link or a cookie."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 of a token, in hexadecimal digits; also of anything else that is only ever compared."""
    return hashlib.sha256(token.encode("utf-8", errors="surrogatepass")).hexdigest()
