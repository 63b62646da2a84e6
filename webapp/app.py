"""The app, put together: settings in, a Flask app out."""

from contextlib import suppress

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from mittari.errors import DefinitionError
from webapp import (
    access,
    auth,
    client,
    coach,
    compression,
    csrf,
    database,
    errors,
    headers,
    health,
    home,
    language,
    office,
    page,
    visitor,
)
from webapp.settings import Settings, settings_from

MAX_BODY_BYTES = 8 * 1024 * 1024
BLUEPRINTS = (
    home.blueprint,
    health.blueprint,
    language.blueprint,
    auth.blueprint,
    client.blueprint,
    coach.blueprint,
    office.blueprint,
)


def create_app(settings: Settings | None = None) -> Flask:
    """The app for the settings given, or for those in the environment; refuses to start on an outdated database."""
    settings = settings or settings_from()
    app = Flask(__name__)
    _configure(app, settings)
    language.install(app, settings.languages)
    database.install(app, settings.database)
    headers.install(app)
    compression.install(app)
    errors.install(app)
    csrf.install(app)
    app.before_request(visitor.recognise)
    app.before_request(access.guard)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    page.install(app)
    _read_ahead(app)
    return app


def _read_ahead(app: Flask) -> None:
    """Reads sentences and meters before the server forks: else each new worker reads them while people wait."""
    language.messages()
    library = app.extensions[database.LIBRARY]
    for meter_id in library.meter_ids():
        # What is wrong with a meter is said by `mittari check`, and where the meter is needed.
        with suppress(DefinitionError):
            library.meter(meter_id)


def _configure(app: Flask, settings: Settings) -> None:
    app.secret_key = settings.secret
    app.config["OFFERED"] = settings.offered
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_BODY_BYTES,
        SESSION_COOKIE_NAME="__Host-mittari",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
    if settings.proxies:
        behind = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=behind, x_proto=behind, x_host=behind)  # type: ignore[method-assign]
