"""The look in a real browser: nothing for axe to find, nothing too small to press, nothing wider than the window."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.webapp.gallery import LOOKS, PAGES, gallery, serving

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = """(least) => [...document.querySelectorAll(`.govuk-radios__label, .govuk-checkboxes__label,
  .mt-rating__label, .govuk-button:not([hidden]), .mt-exit, .mt-languages a`)]
  .map(e => [e.className, e.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least).map(([name]) => name)"""
GAPS = """() => { const boxes = [...document.querySelectorAll('.govuk-radios__label, .mt-rating__label')]
    .map(e => e.getBoundingClientRect());
  const apart = (a, b) => Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
  return Math.min(...boxes.flatMap((a, i) => boxes.slice(i + 1).map(b => apart(a, b)))); }"""
REACH = """() => [...document.querySelectorAll('.govuk-radios__item')].filter(item => {
  item.scrollIntoView(); const box = item.getBoundingClientRect(), input = item.querySelector('input');
  return [0.02, 0.5, 0.98].some(part => {
    const hit = document.elementFromPoint(box.left + part * box.width, box.top + box.height / 2);
    return !hit || (hit !== input && hit.closest('label')?.control !== input); }); }).length"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(gallery()) as at:
        yield at


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "direction"), LOOKS)
def test_axe_finds_nothing(
    narrow: Page, address: str, name: str, scheme: Literal["light", "dark"], direction: str
) -> None:
    narrow.emulate_media(color_scheme=scheme)
    narrow.goto(f"{address}/{name}/fi/{direction}")
    found = Axe().run(narrow, options={"runOnly": TAGS}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_page_never_scrolls_sideways(narrow: Page, address: str, name: str, direction: str) -> None:
    narrow.goto(f"{address}/{name}/fi/{direction}")
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", ["question", "form"])
def test_answers_are_large_apart_and_pressed_anywhere_in_the_row(narrow: Page, address: str, name: str) -> None:
    narrow.goto(f"{address}/{name}/fi/ltr")
    assert narrow.evaluate(SMALLEST, 44) == []
    assert narrow.evaluate(GAPS) >= 8
    assert narrow.evaluate(REACH) == 0


def test_a_segment_of_the_shares_is_as_wide_as_its_share(page: Page, address: str) -> None:
    page.goto(f"{address}/report/fi/ltr")
    bar = page.get_by_role("img", name="Arki: parantunut 46 %").bounding_box()
    segment = page.locator(".mt-share--improved").first.evaluate("rect => rect.getBoundingClientRect().width")
    assert bar is not None
    assert segment / bar["width"] == pytest.approx(0.46, abs=0.01)


def test_the_policy_stops_nothing_and_the_first_view_is_light(narrow: Page, address: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    narrow.on("console", lambda message: said.append(message.text))
    narrow.on("request", lambda request: asked.append(request.url))
    narrow.goto(f"{address}/question/fi/ltr")
    assert said == []
    assert len(asked) <= 5


def test_a_number_key_chooses_only_inside_the_question(page: Page, address: str) -> None:
    page.goto(f"{address}/question/fi/ltr")
    page.keyboard.press("1")
    assert page.locator("#ease-3").is_checked()
    page.locator("#ease-3").focus()
    page.keyboard.press("1")
    assert page.locator("#ease-0").is_checked()


def test_one_and_zero_make_ten_on_a_rating(page: Page, address: str) -> None:
    page.goto(f"{address}/question/fi/ltr")
    page.locator("#ability-7").focus()
    page.keyboard.type("10")
    assert page.locator("#ability-10").is_checked()


def test_leaving_quickly_leaves_no_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}/client/fi/ltr")
    page.goto(f"{address}/question/fi/ltr")
    page.locator("[data-exit]").click()
    page.wait_for_url("**/form/fi/ltr")
    page.go_back()
    assert "/question/" not in page.url


def test_the_way_to_an_error_goes_through_its_link(page: Page, address: str) -> None:
    page.goto(f"{address}/form/fi/ltr")
    assert page.title().startswith("Virhe: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Kirjoita koodi").click()
    assert page.evaluate("document.activeElement.id") == "code"


def test_without_script_the_whole_form_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/question/fi/ltr")
    page.get_by_text("Vaikeasti", exact=True).click()
    assert page.locator("#ease-1").is_checked()
    assert page.get_by_role("radio", name=re.compile(r"10\s+työkyky parhaimmillaan")).count() == 1
    context.close()
