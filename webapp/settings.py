"""What the web app is told by its environment, and refuses to start without."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mittari.errors import MittariError

MINIMUM_SECRET_BYTES = 32
MINIMUM_DISTINCT_BYTES = 8


class SettingsError(MittariError):
    """A setting is missing or can't be used; the text names the variable and what to put there."""


@dataclass(frozen=True)
class Settings:
    """`secret` signs cookies and form tokens; `proxies` is how many reverse proxies stand in front.

    `languages` are those to offer, in their order; none named: those that are enabled. `offered` are meters that reach
    clients although they are switched off by default.
    """

    database: str
    secret: bytes
    proxies: int = 0
    languages: tuple[str, ...] = ()
    offered: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuses a secret that could be guessed."""
        if len(self.secret) < MINIMUM_SECRET_BYTES or len(set(self.secret)) < MINIMUM_DISTINCT_BYTES:
            raise SettingsError(
                f"MITTARI_SECRET: shorter than {MINIMUM_SECRET_BYTES} bytes or not random; make one with "
                '`python -c "import secrets; print(secrets.token_urlsafe(48))"`'
            )


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in MITTARI_DB, MITTARI_SECRET (or _FILE), MITTARI_PROXIES, MITTARI_LANGUAGES and MITTARI_OFFER."""
    database = environment.get("MITTARI_DB", "")
    if not database:
        raise SettingsError("MITTARI_DB: not set; give the database's URL, for example sqlite:///mittari.db")
    languages = tuple(environment.get("MITTARI_LANGUAGES", "").replace(",", " ").split())
    offered = frozenset(environment.get("MITTARI_OFFER", "").replace(",", " ").split())
    proxies = _proxies(environment.get("MITTARI_PROXIES", "0"))
    return Settings(database, _secret(environment), proxies, languages, offered)


def _secret(environment: Mapping[str, str]) -> bytes:
    file = environment.get("MITTARI_SECRET_FILE")
    if file:
        try:
            return Path(file).read_bytes().strip()
        except OSError as error:
            raise SettingsError(f"MITTARI_SECRET_FILE: can't be read ({error.strerror}); check it") from None
    return environment.get("MITTARI_SECRET", "").encode()


def _proxies(text: str) -> int:
    if not text.isdecimal():
        raise SettingsError("MITTARI_PROXIES: not a whole number; write how many reverse proxies there are")
    return int(text)
