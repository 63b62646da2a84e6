"""Addresses that came from outside."""

from urllib.parse import urlsplit


def local_only(address: str) -> str:
    """The address if it stays on this site, else nothing."""
    parts = urlsplit(address)
    stays = address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc
    clean = "\\" not in address and all(32 < ord(letter) < 127 for letter in address)
    return address if stays and clean else ""
