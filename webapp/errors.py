"""What a visitor sees when something goes wrong: a plain page with a reference, never a stack or an answer."""

import logging
import secrets
import traceback

from flask import Flask, Response, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from mittari.errors import NotFoundError, StoreError

PAGES = frozenset({400, 403, 404, 405, 413, 429, 500})
SECRET_FIELDS = frozenset({"csrf_token", "password"})

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Gives an app its error pages."""
    app.register_error_handler(CSRFError, on_csrf)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(NotFoundError, on_not_found)
    app.register_error_handler(StoreError, on_store)
    app.register_error_handler(SQLAlchemyError, on_store)
    app.register_error_handler(Exception, on_anything)


def on_csrf(error: CSRFError) -> Response:
    """A page that says the form was too old; it offers to send it again only where it was surely our own form."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return again("expired", 400) if own else page(400, 400)


def on_http(error: HTTPException) -> Response:
    """The page of an HTTP error; codes without a page of their own get the page of their hundred."""
    if error.response is not None or (error.code or 500) < 400:
        return make_response(error.get_response())
    code = error.code or 500
    shown = code if code in PAGES else 400 if code < 500 else 500
    response = page(shown, code, reference() if code >= 500 else "")
    response.headers.extend({name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")})
    return response


def on_not_found(error: NotFoundError) -> Response:
    """The same page for what is not there and for what the visitor may not know of."""
    return page(404, 404)


def on_store(error: Exception) -> Response:
    """The page that says that nothing was saved, with what was written still in it."""
    note(error)
    return again("unsaved", 503) if request.method == "POST" else page(500, 503, reference())


def on_anything(error: Exception) -> Response:
    """The page of a mistake of ours; what was posted may or may not be saved, and can be sent again without harm."""
    note(error)
    return again("unsaved", 500) if request.method == "POST" else page(500, 500, reference())


def page(shown: int, code: int, reference: str = "") -> Response:
    """An error page with its status code."""
    return make_response(render_template("error.html", code=shown, reference=reference), code)


def again(reason: str, code: int) -> Response:
    """A page whose form holds all that was sent, to be sent again; passwords are asked for anew."""
    form = request.form
    sent = [(name, value) for name, value in form.items(multi=True) if name not in SECRET_FIELDS]
    repeatable = bool(sent or form) and not SECRET_FIELDS - {"csrf_token"} & form.keys()
    return make_response(
        render_template("again.html", reason=reason, sent=sent, repeatable=repeatable, reference=reference()), code
    )


def note(error: Exception) -> None:
    """Logs kind and place of an error without its text: a database error's text may hold an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("%s %s %s: %s", reference(), request.endpoint, type(error).__name__, places)


def reference() -> str:
    """A short id of this request that a visitor can read out and that stands in the log."""
    if "reference" not in g:
        g.reference = secrets.token_hex(4).upper()
    return g.reference
