"""Static files go out compressed. Pages do not: they hold secrets beside what was typed, and their size would tell."""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

KINDS = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})


def install(app: Flask) -> None:
    """Compresses the static text files of an app for browsers that can take it."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if request.endpoint != "static" or response.status_code != 200 or response.mimetype not in KINDS:
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        response.direct_passthrough = False
        response.set_data(_compressed(response.get_data()))
        response.content_encoding = "gzip"
    return response


@lru_cache(maxsize=32)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
