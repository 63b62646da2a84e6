import gzip

import pytest
from flask import Flask

ACCEPTING = {"Accept-Encoding": "gzip, deflate"}


@pytest.mark.parametrize("name", ["mittari.css", "mittari.js", "mark.svg"])
def test_static_files_are_compressed_and_stay_the_same(app: Flask, name: str) -> None:
    web = app.test_client()
    with web.get(f"/static/{name}") as plain, web.get(f"/static/{name}", headers=ACCEPTING) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert int(packed.headers["Content-Length"]) == len(packed.data)
        assert gzip.decompress(packed.data) == plain.data


def test_a_file_the_browser_has_is_not_sent_again(app: Flask) -> None:
    web = app.test_client()
    with web.get("/static/mittari.css", headers=ACCEPTING) as first:
        tag = first.headers["ETag"]
    with web.get("/static/mittari.css", headers={**ACCEPTING, "If-None-Match": tag}) as second:
        assert second.status_code == 304


def test_pages_hold_secrets_and_are_not_compressed(app: Flask) -> None:
    assert "Content-Encoding" not in app.test_client().get("/sign-in", headers=ACCEPTING).headers
