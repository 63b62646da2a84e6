"""A file or folder of an export: there when it is whole, and for nobody else to read."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mittari.errors import InputError, Problem

OWNER_FILE, OWNER_FOLDER = 0o600, 0o700


@contextmanager
def whole_place(path: Path) -> Iterator[Path]:
    """A place to write a file or a folder at, which takes the place of `path` only if all went well.

    A file is replaced, a folder only if it is empty: raises InputError otherwise, and where nothing can be written.
    """
    try:
        require_free(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        working = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}-", dir=path.parent))
        try:
            place = working / path.name
            yield place
            _keep(place)
            if path.is_dir():
                path.rmdir()
            place.replace(path)
        finally:
            shutil.rmtree(working, ignore_errors=True)
    except OSError as error:
        reason = f"can't be written: {error.strerror or type(error).__name__}"
        raise _refusal(path, reason, "name a folder that exists, may be written and has room") from None


def require_free(path: Path) -> None:
    """Raise InputError if what is at the path would be lost by writing to it."""
    if path.is_dir() and any(path.iterdir()):
        raise _refusal(path, "is a folder with something in it", "name a new or an empty one")
    if path.exists() and not path.is_dir() and not path.is_file():
        raise _refusal(path, "is not an ordinary file", "name a new file, or one to be replaced")


def _keep(place: Path) -> None:
    """Everything on the disk, and readable by the owner alone."""
    for each in (place, *place.rglob("*")):
        each.chmod(OWNER_FOLDER if each.is_dir() else OWNER_FILE)
        if each.is_file():
            with each.open("rb") as file:
                os.fsync(file.fileno())


def _refusal(path: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(path), "", reason, advice)])
