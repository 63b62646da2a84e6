"""A file that is either there whole or not there: written beside its place and moved there at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
    """A UTF-8 text file to write to, which takes the place of `path` only if all went well."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        file = draft.open("w", encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or "can't be written"
        raise InputError([Problem(str(path), "", reason, "name a folder that exists and may be written")]) from None
    try:
        with file:
            whole = WholeFile(file)
            yield whole
        if whole.keep:
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
