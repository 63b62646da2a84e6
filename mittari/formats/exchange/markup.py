"""Texts of programs that write HTML into their labels, turned into plain text and back."""

import html
import re

TAG = re.compile(
    r"<!--[^<>]*-->|</?(?:a|b|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|label|li|ol|p|pre|s|small|span|strike"
    r"|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\s*/?>|</(?:p|div|h[1-6]|li|tr|ul|ol|blockquote|center)\s*>", re.IGNORECASE)
REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
BLANKS = re.compile(r"[ \t\xa0]+")


def plain(text: str) -> str:
    """The text without tags and character references; where a tag ends a line, a new line starts."""
    if not TAG.search(text):
        return _signs(text).strip() if REFERENCE.search(text) else text.strip()
    broken = TAG.sub("", BREAK.sub("\n", text))
    lines = [BLANKS.sub(" ", line).strip() for line in _signs(broken).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def marked_up(text: str) -> str:
    """The text as it must be written so that a program that expects HTML shows it as it is; mostly unchanged."""
    return text if plain(text) == text else html.escape(text, quote=False)


def on_one_line(text: str) -> str:
    """The same without line ends, for a format whose texts have none: as tags, or else as character references."""
    written = marked_up(text)
    broken = written.replace("\n", "<br />")
    return broken if plain(broken) == text else written.replace("\n", "&#10;")


def _signs(text: str) -> str:
    return REFERENCE.sub(lambda found: html.unescape(found[0]), text.replace("&nbsp;", " "))
