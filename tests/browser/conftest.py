"""The small world of tests/webapp behind a real server, for a real browser."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from mittari.definitions.library import default_library
from tests.webapp.conftest import World, app, settings, world, world_template
from webapp.app import create_app
from webapp.settings import Settings

__all__ = ["app", "settings", "world", "world_template"]

OpenPage = Callable[..., Page]


def served(app: Flask) -> Iterator[str]:
    """The address of a running app that demands form tokens."""
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The address of the app with the small library of the tests."""
    yield from served(app)


@pytest.fixture
def own_world(world: World) -> World:
    """The small world, asked with the project's own instrument."""
    return replace(world, meter=default_library().meter("mittari-path"))


@pytest.fixture
def own_address(settings: Settings) -> Iterator[str]:
    """The address of the app with the library that mittari ships."""
    yield from served(create_app(settings))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """A function that opens a page in a browser of its own, phone-sized, with or without scripts."""
    contexts: list[BrowserContext] = []

    def new(scripts: bool, width: int = 390) -> Page:
        size = {"width": width, "height": 844}
        contexts.append(browser.new_context(viewport=size, java_script_enabled=scripts, locale="fi-FI"))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        return page

    yield new
    for context in contexts:
        context.close()
