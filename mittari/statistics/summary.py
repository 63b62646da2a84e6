"""The words of a result: plain text at a prompt and in a file, paragraphs in a notebook."""

from collections.abc import Iterable
from html import escape
from typing import Self


def counted(number: int, what: str, several: str | None = None) -> str:
    """How many of what, in words: 1 client, 2 clients; `several` where an s does not do."""
    return f"{number} {what}" if number == 1 else f"{number} {several or what + 's'}"


def are(number: int) -> str:
    """The verb for so many."""
    return "is" if number == 1 else "are"


class Summary(str):
    """Lines of plain text; `.html()` gives the same lines as HTML, and a notebook shows that."""

    __slots__ = ()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """The summary of these lines; empty ones are left out."""
        return cls("\n".join(line for line in lines if line))

    def html(self) -> str:
        """A paragraph a line; indented ones are a list under the one above, one underlined by dashes is a heading."""
        parts: list[str] = []
        for line in filter(str.strip, self.splitlines()):
            inside, words = line.startswith("  "), escape(line.strip())
            if not words.strip("-"):
                parts[-1] = f"<h4>{parts[-1].removeprefix('<p>').removesuffix('</p>')}</h4>"
                continue
            if inside and parts and parts[-1] == "</ul>":
                parts.pop()
            elif inside:
                parts.append("<ul>")
            parts += [f"<li>{words}</li>", "</ul>"] if inside else [f"<p>{words}</p>"]
        return "\n".join(parts)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        return str(self)
