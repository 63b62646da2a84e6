"""The browser of the tests is a real one and draws."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGE = "<!doctype html><html lang='{}'><title>Mittari</title><main><h1>Muutos</h1></main></html>"


@pytest.mark.browser
def test_draws_a_page(page: Page) -> None:
    page.set_content(PAGE.format("fi"))
    assert page.get_by_role("heading", name="Muutos").is_visible()


@pytest.mark.browser
def test_axe_sees_a_fault(page: Page) -> None:
    page.set_content(PAGE.format(""))
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == ["html-has-lang"]
