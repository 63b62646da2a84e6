"""An app that fails in a way no error page can catch, with what was asked for in its error."""

from typing import Any, NoReturn


def create_raising_app() -> Any:
    """A WSGI app for which every request but that for its health is too much."""

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] != "/health":
            fail(environ["PATH_INFO"])
        start_response("200 OK", [])
        return []

    return app


def fail(path: str) -> NoReturn:
    raise MemoryError(path)
