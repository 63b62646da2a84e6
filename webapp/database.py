"""The engine and the library of an app, for the request at work."""

from flask import Flask, current_app
from sqlalchemy import Engine

from mittari.definitions.library import Library, default_library
from mittari.store import settings
from mittari.store.engine import open_database, reading, require_current

ENGINE, LIBRARY, SIMULATED = "mittari.engine", "mittari.library", "mittari.simulated"


def install(app: Flask, url: str) -> None:
    """Opens the database of an app; raises StoreError if it is not there or not at the newest revision."""
    app.extensions[ENGINE] = open_database(url)
    require_current(app.extensions[ENGINE])
    app.extensions[LIBRARY] = default_library()
    with reading(app.extensions[ENGINE]) as connection:
        app.extensions[SIMULATED] = settings.is_simulated(connection)


def engine() -> Engine:
    """The engine; use it with mittari.store.engine.reading or with a function that writes."""
    return current_app.extensions[ENGINE]


def library() -> Library:
    """The definitions."""
    return current_app.extensions[LIBRARY]


def simulated() -> bool:
    """Whether the people in the database are made up; known since the app began."""
    return current_app.extensions[SIMULATED]
