"""How much of somebody's file is read at most, and files that are refused before anything is made of them.

A file of a form is small. What is larger than any form, or says it will grow when it is opened, is refused with its
reason before it costs memory or time.
"""

from collections.abc import Sequence
from pathlib import Path

from mittari.errors import InputError, Problem
from mittari.formats.exchange.loss import Loss

MB = 1024 * 1024
MAX_BYTES = 8 * MB
MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
MAX_ITEMS = 2_000
MOST_NAMED = 3
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def refusal(path: Path, reason: str, advice: str, place: str = "", line: int | None = None) -> InputError:
    """The error for a file that is not read; `place` is a sheet, a cell or a key."""
    return InputError([Problem(str(path), place, reason, advice, line)])


def nothing_to_ask(path: Path, losses: Sequence[Loss], place: str = "") -> InputError:
    """The error for a file without a question that a meter can ask; it names the first things that are in it."""
    named = [str(loss) for loss in losses[:MOST_NAMED]]
    named += [f"{len(losses) - MOST_NAMED} more"] if len(losses) > MOST_NAMED else []
    found = f", only {'; '.join(named)}" if named else ""
    return refusal(path, f"there is no question that a meter can ask{found}", "is it the right file?", place)


def bytes_of(path: Path, most: int = MAX_BYTES) -> bytes:
    """The content of a file; raises InputError if it can't be opened or is larger than `most`."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise refusal(path, error.strerror or "can't be opened", "check the name and the rights") from None
    if len(content) > most:
        raise refusal(path, f"the file is larger than {most // MB} MB", "is it the right one? a form is far smaller")
    if not content:
        raise refusal(path, "the file is empty", "export it again")
    return content


def text_of(path: Path) -> str:
    """The text of a file in UTF-8 or, with its mark, UTF-16; raises InputError for anything else."""
    content = bytes_of(path)
    if content[:2] == b"PK":
        raise refusal(path, "this is a spreadsheet or zip file, not text", "export it as text, or name its format")
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        advice = "save it as UTF-8, otherwise letters such as ä are read wrong"
        raise refusal(path, f"byte {error.start} is not {encoding.upper()}", advice) from None
    if "\0" in text:
        raise refusal(path, "it holds NUL characters, so it is not a text file", "export it again as UTF-8")
    return text


def require_few_items(path: Path, items: int) -> None:
    """Raise InputError if a form has more questions than any form can have."""
    if items > MAX_ITEMS:
        advice = "is this a form? split it if it is"
        raise refusal(path, f"more than {MAX_ITEMS} questions", advice)
