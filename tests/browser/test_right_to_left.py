"""The own instrument in Arabic in a real Chromium on a phone: all runs from the right, nothing sticks out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, served
from tests.browser.filling import begin, come_in, fill, go_on, press, send
from tests.browser.test_own_instrument import stored
from tests.webapp.conftest import World
from webapp.app import create_app
from webapp.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LANGUAGES = ("fi", "sv", "en", "fi-x-selko", "ar", "ru", "so", "uk")


@pytest.fixture
def address_in_all_languages(settings: Settings) -> Iterator[str]:
    """The address of the app with the shipped library and every language switched on."""
    yield from served(create_app(replace(settings, languages=LANGUAGES)))


def assert_runs_from_the_right(page: Page) -> None:
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    heading = page.locator("h1").first
    assert heading.evaluate("node => getComputedStyle(node).direction") == "rtl"
    box = heading.bounding_box()
    assert box
    assert box["x"] + box["width"] > 300


def test_arabic_is_filled_and_sent_on_a_phone(
    own_world: World, address_in_all_languages: str, open_page: OpenPage
) -> None:
    page = open_page(scripts=True)
    come_in(page, f"{address_in_all_languages}/l/{own_world.invite()}", "ar")
    assert_runs_from_the_right(page)
    assert "ترجمت آلة هذه النصوص" in page.locator("main").inner_text()
    begin(page)
    assert_runs_from_the_right(page)
    first, second = (page.locator(".mt-rating__item").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert first["x"] > second["x"]
    go_on(page)
    assert_runs_from_the_right(page)
    fill(page)
    assert_runs_from_the_right(page)
    send(page)
    assert_runs_from_the_right(page)
    press(page.locator('a[href="/my/sharing"]'))
    assert_runs_from_the_right(page)
    kept = stored(own_world, own_world.client)
    assert (kept["language"], kept["wording_status"]) == ("ar", "machine_draft")


@pytest.mark.parametrize("language", ["ru", "so", "uk"])
def test_the_other_drafts_fit_a_phone(
    own_world: World, address_in_all_languages: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(scripts=False, width=320)
    come_in(page, f"{address_in_all_languages}/l/{own_world.invite()}", language)
    widths = []
    for step in (lambda: None, lambda: begin(page), lambda: go_on(page)):
        step()
        widths.append(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
    assert max(widths) <= 0
