"""A real server in a process group of its own, to be killed and started again."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SECRET = "not a secret: the tests' own 0123456789"
PATIENCE = 30
SERVE_OTHER = "import sys; from mittari.cli.serve import run; run(*sys.argv[1:])"


class Server:
    """`mittari serve` on a free port of 127.0.0.1, or with another app the same server around it."""

    def __init__(self, database: str, log: Path, app: str | None = None, options: Sequence[str] = ()):
        self.log, self.port = log, free_port()
        own = {"MITTARI_DB": database, "MITTARI_SECRET": SECRET, "PYTHONPATH": str(ROOT)}
        self.environment = os.environ | own
        served = [str(Path(sys.executable).with_name("mittari")), "serve", "--port", str(self.port), *options]
        self.command = [sys.executable, "-c", SERVE_OTHER, app, f"127.0.0.1:{self.port}"] if app else served
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.kill_all()

    @property
    def master(self) -> int:
        """The process id of gunicorn's master."""
        assert self.process is not None
        return self.process.pid

    @property
    def workers(self) -> list[int]:
        """The process ids of the workers alive at this moment."""
        return [int(one) for one in Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()]

    def start(self) -> None:
        """Starts the server and returns when it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(self.is_up, f"the server did not start: {self.log.read_text()[-2000:]}")

    def is_up(self) -> bool:
        """Whether it answers that all is well."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill_worker(self, chance: Random) -> None:
        """SIGKILL to one of the workers; the master starts another."""
        wait_for(lambda: bool(self.workers), "no worker came back")
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(self.workers), signal.SIGKILL)

    def kill_master(self, chance: Random) -> None:
        """SIGKILL to the master; its workers live on for a moment, as they would, until a new server is started."""
        os.kill(self.master, signal.SIGKILL)
        time.sleep(chance.uniform(0, 0.2))
        self.kill_all()
        self.start()

    def kill_all(self) -> None:
        """SIGKILL to master and workers; returns when nobody listens any more."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        wait_for(lambda: not is_listening(self.port), "the port is still in use")


def wait_for(condition: Callable[[], bool], otherwise: str) -> None:
    """Returns as soon as the condition holds; fails after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.02)


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
