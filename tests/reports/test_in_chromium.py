"""The report in a real Chromium: nothing for axe to find, no sideways scrolling, whole without scripts, few pages."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from mittari.reports import write_report
from tests.reports.made_up import report

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the made-up report."""
    place = tmp_path_factory.mktemp("report")
    write_report(report(60), place)
    return place


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("report.html", "light", 320),
        ("report.html", "dark", 1280),
        ("report.sv.html", "dark", 320),
        ("report.en.html", "light", 1280),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, folder: Path, name: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto((folder / name).as_uri())
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_it_is_whole_without_scripts_and_asks_for_nothing(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "report.html").as_uri())
    assert page.locator("h2").count() >= 7
    page.locator("summary").first.click()
    assert page.locator("details[open] table").count() == 1
    assert asked == [(folder / "report.html").as_uri()]
    context.close()
