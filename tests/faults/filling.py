"""People who fill in forms whatever happens to the server, and remember exactly what it told them was saved."""

import threading
from dataclasses import dataclass, field
from random import Random

from tests.faults.browser import Browser, Page
from tests.faults.server import wait_for
from tests.faults.world import World

CHANGES, LEAVES = 0.4, 0.2


@dataclass
class Form:
    """What the server said it has of one form. `trying` was posted and not yet answered: it may be there or not."""

    token: str
    saved: dict[str, str] = field(default_factory=dict)
    trying: tuple[str, str] | None = None
    sending: bool = False
    sent: bool = False


class Filler:
    """One person on one device, with one form."""

    def __init__(self, form: Form, browser: Browser, chance: Random):
        self.form, self.browser, self.chance = form, browser, chance

    def fill(self, stop: threading.Event) -> None:
        """Walks the form to its end, or leaves half-way: now and then, and when `stop` is set."""
        page = self.enter()
        while page.path.startswith("/my/answer/") and not stop.is_set():
            page = self.answer(page)
        if page.path == "/my/check" and self.chance.random() < CHANGES:
            item = self.chance.choice(sorted(self.form.saved))
            page = self.answer(self.browser.open(f"/my/answer/{item}?check=1"))
        if page.path == "/my/check" and self.chance.random() >= LEAVES:
            self.submit(page)

    def enter(self) -> Page:
        """The first question without an answer, through the personal link."""
        page = self.browser.open(f"/l/{self.form.token}")
        self.post(page, f"/l/{self.form.token}", {})
        return self.browser.open("/my")

    def answer(self, page: Page) -> Page:
        """Answers the question on a page by chance; the page after it."""
        item = page.path.removeprefix("/my/answer/").removesuffix("?check=1")
        chosen = self.chance.choice(page.inputs.options["answer"])
        self.form.trying = (item, chosen)
        location = self.post(page, page.path, {"answer": chosen})
        self.form.saved[item], self.form.trying = chosen, None
        return self.browser.open(location)

    def submit(self, page: Page) -> None:
        """Sends the form in from the check page."""
        self.form.sending = True
        assert self.post(page, "/my/submit", {}) == "/my/picture"
        self.form.sent = True

    def post(self, page: Page, path: str, fields: dict[str, str]) -> str:
        """Sends a page's form; the address that it leads to."""
        after = self.browser.insist("POST", path, page.inputs.hidden | fields)
        assert after.status == 302, f"{after.status} instead of 302"
        return after.location


class Crowd:
    """Several people at once, each filling one form after the other until told to stop."""

    def __init__(self, world: World, port: int, people: int, seed: int):
        self.world, self.port, self.stop = world, port, threading.Event()
        self.forms: list[Form] = []
        self.repeats: list[int] = []
        self.errors: list[Exception] = []
        chances = [Random(seed + number) for number in range(people)]  # noqa: S311
        self.threads = [threading.Thread(target=self._work, args=[chance]) for chance in chances]

    def __enter__(self) -> "Crowd":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.finish()

    def finish(self) -> None:
        """Lets everybody send what they are at, and no more."""
        self.stop.set()
        for thread in self.threads:
            thread.join()

    @property
    def acknowledged(self) -> int:
        """How many answers and forms the server has said it has."""
        return sum(len(form.saved) + form.sent for form in self.forms)

    def work_on(self, acknowledgements: int) -> None:
        """Returns when so many more have come, or at once when somebody has met an error."""
        enough = self.acknowledged + acknowledgements
        wait_for(lambda: self.acknowledged >= enough or bool(self.errors), "nothing is acknowledged any more")

    def _work(self, chance: Random) -> None:
        try:
            while not self.stop.is_set():
                form, browser = Form(self.world.link()), Browser(self.port)
                self.forms.append(form)
                Filler(form, browser, chance).fill(self.stop)
                self.repeats.append(browser.repeats)
        except Exception as error:  # noqa: BLE001 a thread's failure is the test's: it is looked at afterwards
            self.errors.append(error)
