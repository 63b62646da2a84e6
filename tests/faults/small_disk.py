"""Two ways to run out of space that a test can end again: a small disk, and a limit to the size of files."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.server import Server

SIZE = 4 * 1024 * 1024
LEFT = 96 * 1024
BLOCK = 4096


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mounts a disk of 4 MB on a folder; yields whether that was permitted."""
    options = ["-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    there = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    yield there
    if there:
        # Lazily: a server that was killed a moment ago may still hold its files.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class FullDisk:
    """A disk that another file fills up but for LEFT bytes."""

    def __init__(self, folder: Path):
        self.ballast = folder / "ballast"

    def fill(self, server: Server) -> None:
        """Leaves little space."""
        with self.ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(BLOCK))
            except OSError:
                file.truncate(file.tell() - LEFT)

    def empty(self, server: Server) -> None:
        """Gives the space back."""
        self.ballast.unlink()


class FileLimit:
    """A limit to how large the server's files may grow: LEFT bytes more than the log of changes has."""

    def __init__(self, folder: Path):
        self.log = folder / "mittari.db-wal"

    def fill(self, server: Server) -> None:
        """Sets the limit."""
        self._limit(server, self.log.stat().st_size + LEFT)

    def empty(self, server: Server) -> None:
        """Lifts the limit."""
        self._limit(server, resource.RLIM_INFINITY)

    def _limit(self, server: Server, size: int) -> None:
        for process in (server.master, *server.workers):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
