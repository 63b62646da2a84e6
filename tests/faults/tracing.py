"""What a server's threads ask of the system, in order: a request read, a log of changes synced, a reply sent."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.server import Server, wait_for

CALLS = "trace=recvfrom,sendto,fdatasync,fsync"
POST = re.compile(r'recvfrom.*"POST (/my/\w+)')
SYNC = re.compile(r"(?:fdatasync|fsync)\(\d+<[^>]*-wal>")
SYNCED = re.compile(r"(?:fdatasync|fsync)(?:\(\d+<[^>]*-wal>| resumed>)\) += 0")
REPLY = re.compile(r'sendto.*"HTTP/1\.1 302')


@contextmanager
def traced(server: Server, file: Path) -> Iterator[bool]:
    """Writes the calls of a server's workers to a file; yields whether that can be done here."""
    if shutil.which("strace") is None:
        yield False
        return
    wait_for(lambda: len(server.workers) > 1, "the server has only one worker")
    said, options = file.with_suffix(".said"), ["-f", "-y", "-s", "80", "-e", CALLS, "-o", str(file)]
    attached = [f"Process {worker} attached" for worker in server.workers]
    options += [option for worker in server.workers for option in ("-p", str(worker))]
    with said.open("wb") as errors:
        tracer = subprocess.Popen(["strace", *options], stderr=errors)
    try:
        wait_for(
            lambda: tracer.poll() is not None or all(line in said.read_text() for line in attached),
            "strace does not attach",
        )
        yield tracer.poll() is None
    finally:
        tracer.terminate()
        tracer.wait()


def order_of(trace: str) -> Counter[tuple[str, bool]]:
    """How many posts of each address were acknowledged, and whether the log of changes had been synced by then."""
    found: Counter[tuple[str, bool]] = Counter()
    reading: dict[str, str] = {}
    syncing: set[str] = set()
    synced: dict[str, bool] = {}
    for line in trace.splitlines():
        thread, call = line.split(" ", 1)
        if post := POST.search(call):
            reading[thread], synced[thread] = post[1], False
        elif SYNC.search(call):
            syncing.add(thread)
        elif REPLY.search(call) and thread in reading:
            found[reading.pop(thread), synced[thread]] += 1
        if thread in syncing and SYNCED.search(call):
            syncing.discard(thread)
            synced[thread] = True
    return found
