"""Every response carries the headers, whatever it is."""

import re
from pathlib import Path

import pytest
from flask import Flask

from webapp.access import Audience, audience

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
PATHS = ["/", "/sign-in", "/health", "/nothing-here", "/my", "/static/mittari.css", "/static/nothing", "/boom", "/l/x"]


def boom() -> str:
    raise RuntimeError


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post", "options"])
def test_every_response_carries_the_headers(app: Flask, path: str, method: str) -> None:
    app.add_url_rule("/boom", "boom", audience(Audience.PUBLIC)(boom))
    with getattr(app.test_client(), method)(path) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "max-age=31536000" in headers["Strict-Transport-Security"]


def test_pages_are_never_kept_and_static_files_are(app: Flask) -> None:
    web = app.test_client()
    assert web.get("/").headers["Cache-Control"] == web.get("/static/nothing").headers["Cache-Control"] == "no-store"
    with web.get("/static/mittari.css") as response:
        assert "max-age" in response.headers["Cache-Control"]


def test_the_cookie_is_bound_to_this_host(app: Flask) -> None:
    cookie = app.test_client().get("/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("__Host-mittari=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_no_template_needs_what_the_policy_forbids() -> None:
    forbidden = re.compile(r"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*\ssrc=)|\|safe\b")
    templates = Path("webapp/templates").rglob("*.html")
    assert [str(path) for path in templates if forbidden.search(path.read_text("utf-8"))] == []


def test_debugging_is_off(app: Flask) -> None:
    assert not app.debug
