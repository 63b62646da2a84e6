"""Staff pages are in fewer languages than those of clients: none is easy, none is a draft of a machine."""

from flask import g

from webapp.language import speak_one_of, staff_languages


def speak_plainly() -> None:
    """Offers the languages that staff pages are there in, and takes one of them; for before_request."""
    speak_one_of(staff_languages())
    g.missing_language = ""
