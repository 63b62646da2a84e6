"""No form of another site may act in a visitor's name: a token in each form, and a look at where a post comes from."""

from urllib.parse import urlsplit

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})

protect = CSRFProtect()


def install(app: Flask) -> None:
    """Demands a valid token of every request that changes something.

    The token's seed lives in the session cookie, which is emptied at login and logout: a token never outlives them.
    Flask-WTF's own check of the Referer is off because no page of ours sends one; the check of the origin replaces it.
    """
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.before_request(refuse_foreign_origin)
    protect.init_app(app)


def refuse_foreign_origin() -> None:
    """Raises CSRFError where the browser says that the request comes from another site."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("Origin", "null")
    foreign = origin != "null" and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
        raise CSRFError("the request comes from another site")
