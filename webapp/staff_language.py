"""Staff pages are in the plain languages only: easy language is for clients."""

from flask import g

from webapp.language import current_language, languages


def speak_plainly() -> None:
    """Offers the languages without a variant, and takes the base of a variant that was chosen; for before_request."""
    plain = tuple(code for code in languages() if "-x-" not in code)
    g.offered_languages = plain
    if current_language() not in plain:
        g.language = current_language().split("-x-")[0]
