"""The language a page is in: one that all of the page has, in an order of wishes, so that no page mixes languages."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mittari.definitions.messages import Messages, Translate
from mittari.definitions.meter import Meter
from mittari.definitions.model import Definition, Language, Text
from mittari.definitions.texts import ReviewStatus, first_language
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml
from webapp.access import Audience, audience
from webapp.addresses import local_only
from webapp.settings import SettingsError

HERE = Path(__file__).parent
NAMED = "mittari.languages"
LAST = "fi"
"""What a page is in when nothing that anybody wishes for is there."""
STAFF_SENTENCE = "staff.error"
"""A language that has it has the pages of staff; the others are for clients."""

blueprint = Blueprint("language", __name__)


class PageLanguage(Definition):
    """One language of the pages, by its own name."""

    code: Language
    name: Text
    status: ReviewStatus
    enabled: bool = True


class PageLanguages(Definition):
    """languages.yaml."""

    languages: tuple[PageLanguage, ...]


KNOWN = {known.code: known for known in validate(PageLanguages, read_yaml(HERE / "languages.yaml")).languages}
OWN_NAMES = {code: known.name for code, known in KNOWN.items()}


def install(app: Flask, named: Iterable[str]) -> None:
    """Offers the languages that the operator names, in their order; raises SettingsError for one there is not."""
    app.extensions[NAMED] = tuple(dict.fromkeys(named))
    if unknown := [code for code in app.extensions[NAMED] if code not in KNOWN]:
        raise SettingsError(f"MITTARI_LANGUAGES: no pages in {', '.join(unknown)}; there are: {', '.join(KNOWN)}")


@lru_cache
def messages() -> Messages:
    """The app's own sentences in every language; read once."""
    return Messages(HERE / "messages")


def languages() -> tuple[str, ...]:
    """The languages the pages are offered in: those the operator named, else those that are enabled."""
    return _named() or tuple(code for code, known in KNOWN.items() if known.enabled)


def staff_languages() -> tuple[str, ...]:
    """The languages the pages of staff are offered in."""
    return tuple(code for code in languages() if STAFF_SENTENCE in messages().texts[code]) or (LAST,)


def meter_languages(meter: Meter) -> tuple[str, ...]:
    """The languages that both the pages and a meter are offered in."""
    there = {code for code, texts in meter.texts.items() if texts.enabled or code in _named()}
    return tuple(code for code in languages() if code in there)


def current_language() -> str:
    """The language of the page being made."""
    if "language" not in g:
        g.language = first_language(languages(), *wishes()) or LAST
    return g.language


def speak_one_of(there: Iterable[str]) -> bool:
    """Puts the whole page into a language of those that all of its parts are there in; False if there is none.

    The switcher then offers only those, and the page says which language that was asked for it is not in.
    """
    offered = tuple(there)
    found = first_language(offered, *wishes(), *offered)
    if found is None:
        return False
    asked = session.get("language", current_language())
    g.pop("translate", None)
    g.language, g.offered_languages = found, offered
    g.missing_language = asked if asked != found and asked in KNOWN else ""
    return True


def wishes() -> Iterator[str]:
    """What to try, in this order: chosen here, the client's own, the browser's, the organisation's, and Finnish."""
    yield session.get("language", "")
    yield g.get("own_language", "")
    yield from (code for code, _ in request.accept_languages)
    yield from languages()
    yield LAST


def t(key: str, **values: object) -> str:
    """A sentence of the app in the language of the page."""
    if "translate" not in g:
        g.translate = messages().translator(current_language())
    translate: Translate = g.translate
    return translate(key, **values)


def _named() -> tuple[str, ...]:
    return current_app.extensions.get(NAMED, ()) if current_app else ()


@blueprint.get("/language/<code>")
@audience(Audience.PUBLIC)
def choose(code: str) -> Response:
    """Remembers a language and goes back to the page it was chosen on."""
    if code not in languages():
        abort(404)
    session["language"] = code
    return redirect(local_only(request.args.get("next", "")) or url_for("home.home"))
