"""mittari serve: the web app, on gunicorn."""

import os
import socket
import struct
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.util import import_app

from mittari.cli.console import say
from mittari.demo.folder import DemoFolder

APP = "webapp.app:create_app()"
"""Only named here: the library knows no web."""

LONGEST_SILENCE = 10
"""Seconds that a request may stop half-way: a phone that has lost its network would else hold a thread for hours."""
NOT_HTTP = "Invalid request"
NOT_HANDLED = "Error handling request", "Socket error processing request"


class AddresslessLog(Logger):
    """gunicorn's log without what was asked for: addresses hold personal links."""

    def warning(self, msg: str, *args: object, **options: object) -> None:
        """Logs a warning; of a request that is not HTTP only that there was one."""
        super().warning(*((NOT_HTTP,) if msg.startswith(NOT_HTTP) else (msg, *args)), **options)

    def exception(self, msg: str, *args: object, **options: object) -> None:
        """Logs an error with its traceback; one that came of a request only with its kind."""
        if msg.startswith(NOT_HANDLED):
            self.error("a request was not handled: %s", type(sys.exception()).__name__)
        else:
            super().exception(msg, *args, **options)


def limit_silence(arbiter: Any) -> None:
    """Gives every connection that will be accepted its longest silence."""
    for listener in arbiter.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", LONGEST_SILENCE, 0))


FIXED = {
    "preload_app": True,  # a worker that dies is replaced within milliseconds
    "control_socket_disable": True,  # it would need a writable home, which a container does not have
    "logger_class": AddresslessLog,
    "when_ready": limit_silence,
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    db: Annotated[str | None, typer.Option("--db", metavar="URL", envvar="MITTARI_DB", help="The database.")] = None,
    demo: Annotated[Path | None, typer.Option(metavar="DIR", help="Serve the demo that is in this folder.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 is for containers.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.")] = 2,
    threads: Annotated[int, typer.Option(help="Threads in each process.")] = 8,
) -> None:
    """Serve the web app. A reverse proxy with TLS belongs in front of it; on 127.0.0.1 it works without.

    The secret that signs cookies comes from MITTARI_SECRET or MITTARI_SECRET_FILE, at least 32 bytes.

    Example: mittari serve --demo build/demo
    """
    if demo:
        folder = DemoFolder(demo)
        folder.require()
        os.environ |= {"MITTARI_DB": folder.database, "MITTARI_SECRET_FILE": str(folder.secret)}
        say(folder.welcome(f"http://{host}:{port}"))
    elif db:
        os.environ["MITTARI_DB"] = db
    run(APP, f"{host}:{port}", workers, threads)


def run(app: str, bind: str, workers: int = 2, threads: int = 8) -> None:
    """Serves an app, named like `package.module:factory()`, on an address like 127.0.0.1:8000 until it is stopped."""
    _Server(app, {"bind": bind, "workers": workers, "threads": threads, **FIXED}).run()


class _Server(BaseApplication):
    """gunicorn without its own command line. It writes no access log: addresses hold personal links."""

    def __init__(self, app: str, options: dict[str, Any]):
        self.app, self.options = app, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_app(self.app)
