"""The client's pages in a real Chromium: nothing for axe to find, nothing too wide, nothing run that was typed."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.filling import go_on, press
from tests.webapp.conftest import PASSWORD, World

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def questions(page: Page, address: str, high: bool) -> Iterator[str]:
    """Goes through the form, yielding a name at each page worth a look."""
    for item, choose in (("cooking", "Helposti" if high else "Vaikeasti"), ("tidying", "Tämä ei koske minua")):
        page.goto(f"{address}/my/answer/{item}")
        yield item
        go_on(page)
        yield f"{item} without an answer"
        page.get_by_label(choose, exact=True).check()
        go_on(page)
    for item, wrong, right in (
        ("walks", "paljon", "3,5"),
        ("moved", "31.2.2026", "1.2.2026"),
        ("wish", "x" * 4001, SCRIPT),
    ):
        page.goto(f"{address}/my/answer/{item}")
        yield item
        page.locator("[name=answer]").fill(wrong)
        go_on(page)
        yield f"{item} with a wrong answer"
        page.locator("[name=answer]").fill(right)
        go_on(page)
    page.goto(f"{address}/my/answer/vigour")
    yield "vigour"
    page.locator(f'main input[value="{8 if high else 3}"]').check()
    go_on(page)


def tour(page: Page, address: str, world: World) -> Iterator[str]:
    """Visits every page a client or somebody at the door can see, in every state."""
    for path in ("/", "/sign-in", "/help", "/accessibility", "/privacy", "/nothing", "/l/unknown", "/ended"):
        page.goto(address + path)
        yield path
    for high in (True, False):
        page.goto(f"{address}/l/{world.invite()}")
        yield "the door"
        go_on(page)
        page.goto(f"{address}/language/fi?next=/my/start")
        yield "introduction"
        page.goto(f"{address}/my/picture")
        yield "picture before the form is sent"
        yield from questions(page, address, high)
        page.goto(f"{address}/my/check")
        yield "check"
        go_on(page)
        yield "picture"
    press(page.locator("main button[value=yes]").first)
    yield "picture after a wish"
    page.goto(f"{address}/my/sharing")
    yield "who sees"
    page.goto(f"{address}/sign-out")
    yield "not allowed"


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_every_page_is_clean(world: World, address: str, open_page: OpenPage, scheme: str, width: int) -> None:
    page = open_page(scripts=True, width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    wrong = {}
    for name in tour(page, address, world):
        sideways = page.evaluate("document.documentElement.scrollWidth") > width
        found = violations(page) + ([("scrolls sideways", [])] if sideways else [])
        if found:
            wrong[name] = found
    assert wrong == {}
    assert [text for text in said if "Failed to load resource" not in text] == []


def test_the_first_view_is_light(world: World, address: str, open_page: OpenPage) -> None:
    page = open_page(scripts=True)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(f"{address}/l/{world.invite()}", wait_until="networkidle")
    assert len(sizes) <= 5
    assert sum(sizes) <= 40_000


def test_the_cookie_for_this_host_alone_works_on_the_own_machine(
    world: World, address: str, open_page: OpenPage
) -> None:
    page = open_page(scripts=False)
    page.goto(f"{address}/l/{world.invite()}")
    go_on(page)
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["secure"], cookie["httpOnly"]) == ("__Host-mittari", True, True)
    assert page.url == f"{address}/my/start"


def test_number_keys_choose_and_enter_sends(world: World, address: str, open_page: OpenPage) -> None:
    page = open_page(scripts=True)
    page.goto(f"{address}/l/{world.invite()}")
    go_on(page)
    page.goto(f"{address}/my/answer/cooking")
    page.locator("main input[type=radio]").first.focus()
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/answer/tidying")
    page.goto(f"{address}/my/answer/cooking")
    assert page.locator('main input[value="3"]').is_checked()


def test_the_keyboard_alone_is_enough(world: World, address: str, open_page: OpenPage) -> None:
    page = open_page(scripts=False)
    page.goto(f"{address}/l/{world.invite()}")
    go_on(page)
    page.goto(f"{address}/my/answer/cooking")
    page.locator(".govuk-back-link").focus()
    for key in ("Tab", "Space", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/my/answer/tidying")
    page.goto(f"{address}/my/answer/cooking")
    assert page.locator('main input[value="1"]').is_checked()


def test_staff_come_in_and_out_without_scripts(address: str, open_page: OpenPage) -> None:
    page = open_page(scripts=False)
    page.goto(f"{address}/sign-in?next=/help")
    page.get_by_label("Käyttäjätunnus").fill("coach")
    page.get_by_label("Salasana").fill(PASSWORD)
    go_on(page)
    assert page.url == f"{address}/help"
    page.get_by_role("button", name="Kirjaudu ulos").click()
    assert page.url == f"{address}/sign-in"
