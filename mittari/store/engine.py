"""One database by URL, and the only two kinds of transaction: reading one moment, or writing."""

import os
import re
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError

from mittari.errors import ConflictError, StoreError
from mittari.store.revision import require_revision

WRITES = "mittari_writes"
PRAGMAS = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",  # with NORMAL, a power cut loses what was acknowledged
    "foreign_keys=ON",
    "secure_delete=ON",  # what was erased is not left in free pages
)

UNREACHED = {
    "unable to open database file": "the database file can't be opened; check its folder and the rights",
    "Can't create a connection": "the database server can't be reached; check that it runs, and the URL",
}
"""What the drivers say when there is nothing to talk to, and what we say."""


def open_database(url: str | URL) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://...`; raises StoreError for a URL that can't be used.

    A connection reads, and sees one moment for as long as its transaction lasts, unless it comes from `writing`.
    Errors never carry the values of a row.
    """
    known = _url(url)
    if known.get_backend_name() == "sqlite":
        engine = create_engine(known, hide_parameters=True, pool_size=10, max_overflow=20)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(known, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=20)
        event.listen(engine, "begin", _begin_postgres)
    _start_afresh_after_fork(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is at one moment, and can't change it."""
    with _in_words(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection whose changes are all kept when the block ends well, and none otherwise."""
    with _in_words(), engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            yield writer


def require_current(engine: Engine) -> None:
    """Nothing if the database has the schema this program needs; else StoreError with what to do."""
    with reading(engine) as connection:
        require_revision(connection)


def checkpoint(engine: Engine) -> None:
    """Empties SQLite's log of changes into its file, so that what was deleted is in neither; else nothing."""
    if engine.dialect.name == "sqlite":
        with _in_words(), engine.connect() as connection:
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _url(url: str | URL) -> URL:
    try:
        known = make_url(url)
    except ArgumentError:
        raise StoreError("the database URL can't be read; write it like sqlite:///mittari.db") from None
    backend = known.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"{backend} is not a database mittari knows; use sqlite:///FILE or postgresql://...")
    if backend == "sqlite" and known.database in (None, "", ":memory:"):
        raise StoreError("an SQLite database needs a file; write it like sqlite:///mittari.db")
    if backend == "sqlite":
        return known.set(drivername="sqlite")
    # The driver must be told who connects; everybody else's tools take the name from here.
    return known.set(drivername="postgresql+pg8000", username=known.username or os.environ.get("PGUSER") or getuser())


def _start_afresh_after_fork(engine: Engine) -> None:
    """Two processes must not speak over one connection: a server opens the database before it forks its workers."""
    known = weakref.ref(engine)

    def forget() -> None:
        here = known()
        if here is not None:
            here.dispose(close=False)

    os.register_at_fork(after_in_child=forget)


def _set_up_sqlite(connection: Any, record: object) -> None:
    # Python's own transactions begin too late and not at all before a SELECT: mittari begins them itself.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    # A transaction that reads first and writes later is refused by SQLite when another one wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


@contextmanager
def _in_words() -> Iterator[None]:
    """Turns the driver's errors into errors of the store, which tell the rule but never the row."""
    try:
        yield
    except DBAPIError as error:
        if breaks_rule(error):
            raise ConflictError(f"the database refused a row: {broken_rule(error)}") from None
        for said, reason in UNREACHED.items():
            if said in str(error.orig):
                raise StoreError(reason) from None
        kind = type(error.orig).__name__
        raise StoreError(f"the database did not confirm it ({kind}); try again") from None
    except SQLAlchemyError as error:
        raise StoreError(f"the database did not do it ({type(error).__name__})") from None


def breaks_rule(error: DBAPIError) -> bool:
    """Whether a constraint said no; pg8000 has one class for all errors, and tells them apart by SQLSTATE."""
    return isinstance(error, IntegrityError) or told(error.orig).get("C", "").startswith("23")


def broken_rule(error: DBAPIError) -> str:
    """The constraint that said no: its name, or for SQLite's UNIQUE and FOREIGN KEY what SQLite tells about it."""
    if told(error.orig):
        return told(error.orig).get("n", "unknown")
    return re.sub(r" constraint failed:? ?", " ", str(error.orig)).strip()


def told(error: BaseException | None) -> dict[str, str]:
    """What PostgreSQL tells about an error: C is the SQLSTATE, n the constraint; see its protocol's error fields."""
    first = error.args[0] if error and error.args else None
    return first if isinstance(first, dict) else {}
