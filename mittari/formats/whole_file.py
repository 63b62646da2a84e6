"""A file that is either there whole or not there: written beside its place and moved there at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from mittari.errors import InputError, Problem


@dataclass
class WholeFile:
    """An open text file; set `keep` to False to leave nothing behind."""

    file: TextIO
    keep: bool = True


@contextmanager
def whole_file(path: Path) -> Iterator[WholeFile]:
    """A UTF-8 text file to write to, which takes the place of `path` only if all went well.

    Raises InputError if it can't be opened, written (a full disk) or moved to its place.
    """
    draft = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        if path.exists() and not path.is_file():
            # A device such as the terminal would be replaced by a file, not written to.
            raise _refusal(path, "is not an ordinary file", "name a new file, or one to be replaced")
        with draft.open("w", encoding="utf-8", newline="") as file:
            whole = WholeFile(file)
            yield whole
            file.flush()
            os.fsync(file.fileno())
        if whole.keep:
            draft.replace(path)
    except OSError as error:
        reason = f"can't be written: {error.strerror or type(error).__name__}"
        raise _refusal(path, reason, "name a folder that exists, may be written and has room") from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def different_files(*paths: Path) -> None:
    """Raise InputError if two of the paths are one file, which would then replace the other."""
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise _refusal(path, "is named twice on the command line", "give each file its own name")
        seen.add(path.resolve())


def _refusal(path: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(path), "", reason, advice)])
