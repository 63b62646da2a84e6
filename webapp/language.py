"""The language a page is in: the one chosen, else the best of those the browser asks for, else the first."""

from functools import lru_cache
from pathlib import Path

from flask import Blueprint, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mittari.definitions.messages import Messages, Translate
from webapp.access import Audience, audience
from webapp.addresses import local_only

OWN_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English", "fi-x-selko": "Selkosuomi"}
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

blueprint = Blueprint("language", __name__)


@lru_cache
def messages() -> Messages:
    """The app's own sentences in every language; read once."""
    return Messages(Path(__file__).parent / "messages")


def languages() -> tuple[str, ...]:
    """The languages there are messages in, in the order they are offered."""
    there = messages().languages
    return tuple(code for code in OWN_NAMES if code in there) + tuple(sorted(set(there) - set(OWN_NAMES)))


def current_language() -> str:
    """The language of the page being made."""
    if "language" not in g:
        chosen = session.get("language")
        g.language = chosen if chosen in languages() else _asked_for()
    return g.language


def t(key: str, **values: object) -> str:
    """A sentence of the app in the language of the page."""
    if "translate" not in g:
        g.translate = messages().translator(current_language())
    translate: Translate = g.translate
    return translate(key, **values)


def direction(language: str) -> str:
    """Which way a language runs: ltr or rtl."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _asked_for() -> str:
    plain = [code for code in languages() if "-x-" not in code]
    return request.accept_languages.best_match(plain) or plain[0]


@blueprint.get("/language/<code>")
@audience(Audience.PUBLIC)
def choose(code: str) -> Response:
    """Remembers a language and goes back to the page it was chosen on."""
    if code not in languages():
        abort(404)
    session["language"] = code
    return redirect(local_only(request.args.get("next", "")) or url_for("home.home"))
