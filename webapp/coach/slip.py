"""The slip that a client takes home: her link as a pattern for a phone's camera, in words of her own language."""

from dataclasses import dataclass

import segno
from markupsafe import Markup

from mittari.definitions.messages import Translate
from mittari.definitions.texts import direction, first_language
from webapp.language import LAST, languages, messages

QUIET = 4
"""Empty modules around the pattern, as ISO/IEC 18004 wants."""


@dataclass(frozen=True)
class Slip:
    """`say` gives the sentences in the client's language, `code` the pattern as inline SVG."""

    language: str
    direction: str
    say: Translate
    code: Markup


def slip_of(address: str, client_language: str) -> Slip:
    """The slip for an address in the client's language, or in the nearest that the pages are offered in."""
    language = first_language(languages(), client_language, *languages()) or LAST
    return Slip(language, direction(language), messages().translator(language), pattern(address))


def pattern(address: str) -> Markup:
    """An address as a QR code: inline SVG without styles, hidden from screen readers, which have the address."""
    code = segno.make(address, micro=False, error="m")
    svg = code.svg_inline(border=QUIET, omitsize=True, svgclass=None, lineclass=None, dark="#000")
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704
