"""Fill a form in a browser the way a person does: by what the page says and shows."""

from playwright.sync_api import Locator, Page

FREE_TEXT = "Oma koti & <b>rauha</b> – مرحبا"


def come_in(page: Page, link: str, language: str) -> None:
    """Opens a personal link, goes on, and chooses a language by its own name."""
    page.goto(link)
    press(page.locator("main form button"))
    choice = page.locator(f'.mt-languages a[lang="{language}"]')
    if choice.count():
        press(choice)
    assert page.locator("html").get_attribute("lang") == language


def begin(page: Page) -> None:
    """From the introduction to the first question without an answer."""
    press(page.locator("main a.govuk-button"))


def answer(page: Page, number: int) -> str:
    """Answers the question on the page, each in another way by its number, and returns the question's id."""
    item = page.url.rpartition("/")[2]
    options = page.locator("main input[type=radio]")
    if options.count():
        options.nth(number % options.count()).check()
    else:
        page.locator("main textarea, main input[type=text]").fill(FREE_TEXT)
    go_on(page)
    return item


def go_on(page: Page) -> None:
    """Presses the button under the question."""
    press(page.locator("main form button[type=submit]"))


def press(place: Locator) -> None:
    """Presses what leads to another page, and waits until that page is there."""
    with place.page.expect_navigation():
        place.click()


def fill(page: Page, most: int | None = None) -> list[str]:
    """Answers questions until the check page, or `most` of them; returns their ids."""
    done: list[str] = []
    while "/my/answer/" in page.url and len(done) != most:
        done.append(answer(page, _number(page)))
    return done


def send(page: Page) -> None:
    """Sends from the check page."""
    assert page.url.endswith("/my/check")
    go_on(page)
    assert page.url.endswith("/my/picture")


def _number(page: Page) -> int:
    """The question's place, as the page tells it: the same form is then filled the same way in any browser."""
    return int("".join(letter for letter in page.locator(".mt-topline").inner_text().split("/")[0] if letter.isdigit()))
