"""Failed attempts to sign in are counted, so that guessing is slow. Only hashes of login and address are kept."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, delete, func, insert, select

from mittari.store.engine import reading, writing
from mittari.store.schema.access import login_attempts
from mittari.store.tokens import hash_token

WINDOW = timedelta(hours=1)
PER_ACCOUNT = 10
PER_ADDRESS = 20


def may_try(engine: Engine, login: str, address: str, now: datetime) -> bool:
    """Whether this address may try this login now: fewer than 10 failures an account and 20 an address in an hour."""
    account = login_attempts.c.account_hash == hash_token(login)
    place = login_attempts.c.address_hash == hash_token(address)
    with reading(engine) as connection:
        tried = [connection.execute(_recent(now).where(which)).scalar_one() for which in (account, place)]
    return tried[0] < PER_ACCOUNT and tried[1] < PER_ADDRESS


def note_failure(engine: Engine, login: str, address: str, now: datetime) -> None:
    """Counts a failed attempt, and forgets those that no longer count."""
    row = {"id": uuid4(), "account_hash": hash_token(login), "address_hash": hash_token(address), "at": now}
    with writing(engine) as connection:
        connection.execute(delete(login_attempts).where(login_attempts.c.at <= now - WINDOW))
        connection.execute(insert(login_attempts), row)


def _recent(now: datetime) -> Any:
    return select(func.count()).select_from(login_attempts).where(login_attempts.c.at > now - WINDOW)
