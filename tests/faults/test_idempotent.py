"""The same post again, one after the other and all at once: one row, and the same answer for everybody."""

import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import select

from mittari.store.engine import reading
from mittari.store.schema.inviting import invitations
from mittari.store.schema.measuring import measurements
from mittari.store.tokens import hash_token
from tests.databases import fresh_database
from tests.faults.browser import Browser, Page
from tests.faults.filling import Filler, Form
from tests.faults.ledger import faults_of
from tests.faults.server import Server
from tests.faults.world import World, opened

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world of each kind for all tests of this file: starting a server takes its time."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("idempotent") / "mittari.db"
        yield from opened(f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_template'), file)}")
    else:
        names = ("postgres_socket", "postgres_template")
        for url in fresh_database(*map(request.getfixturevalue, names)):
            yield from opened(url)


@pytest.fixture(scope="module")
def server(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`mittari serve` on the world."""
    with Server(world.url, tmp_path_factory.mktemp("server") / "server.log") as server:
        yield server


def checked(world: World, server: Server) -> tuple[Form, Browser, Page]:
    """A form all of whose questions are answered, and its check page."""
    form, browser = Form(world.link()), Browser(server.port)
    filler = Filler(form, browser, Random(1))  # noqa: S311
    page = filler.enter()
    while page.path != "/my/check":
        page = filler.answer(page)
    return form, browser, page


def at_once(browser: Browser, times: int, path: str, fields: dict[str, str]) -> list[Page]:
    """The answers to the same post sent by so many at the same moment, all with the cookies of one browser."""
    gate, answers = threading.Barrier(times), list[Page]()

    def post() -> None:
        own = Browser(browser.port, dict(browser.cookies))
        gate.wait()
        answers.append(own.send("POST", path, fields))

    threads = [threading.Thread(target=post) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def said(pages: list[Page]) -> set[tuple[int, str]]:
    return {(page.status, page.location) for page in pages}


def count_of(world: World, forms: list[Form]) -> list[int]:
    """How many measurements came of each form."""
    with reading(world.engine) as connection:
        tokens = connection.execute(
            select(invitations.c.token_hash).join(measurements, measurements.c.invitation == invitations.c.id)
        )
        found = Counter(tokens.scalars())
    return [found[hash_token(form.token)] for form in forms]


def test_a_form_sent_again_is_one_form(world: World, server: Server) -> None:
    forms = []
    for times in range(1, 11):
        form, browser, page = checked(world, server)
        # Replies that never came: no cookie of theirs is kept.
        pages = [
            replace(browser, cookies=dict(browser.cookies)).send("POST", "/my/submit", page.inputs.hidden)
            for _ in range(times)
        ]
        assert said(pages) == {(302, "/my/picture")}
        form.sending = form.sent = True
        forms.append(form)
    assert count_of(world, forms) == [1] * len(forms)
    assert faults_of(world, forms) == Counter()


def test_a_form_sent_many_times_at_once_is_one_form(world: World, server: Server) -> None:
    forms = []
    for times in (2, 4, 8, 16):
        form, browser, page = checked(world, server)
        assert said(at_once(browser, times, "/my/submit", page.inputs.hidden)) == {(302, "/my/picture")}
        form.sending = form.sent = True
        forms.append(form)
    assert count_of(world, forms) == [1] * len(forms)
    assert faults_of(world, forms) == Counter()


def test_everybody_who_sends_is_thanked(world: World, server: Server) -> None:
    _, browser, page = checked(world, server)
    devices = [replace(browser, cookies=dict(browser.cookies)) for _ in range(2)]
    thanks = [device.open(device.send("POST", "/my/submit", page.inputs.hidden).location) for device in devices]
    assert {(each.status, each.path) for each in thanks} == {(200, "/my/picture")}
    first, second = (re.findall(r'<div class="mt-flash.*?</div>', each.text, re.DOTALL) for each in thanks)
    assert len(first) == 1
    assert first == second


def test_an_answer_sent_many_times_at_once_is_one_answer(world: World, server: Server) -> None:
    form, browser = Form(world.link()), Browser(server.port)
    page = Filler(form, browser, Random(1)).enter()  # noqa: S311
    item, chosen = page.path.removeprefix("/my/answer/"), page.inputs.options["answer"][0]
    pages = at_once(browser, 16, page.path, page.inputs.hidden | {"answer": chosen})
    assert [page.status for page in pages] == [302] * 16
    assert len(said(pages)) == 1
    form.saved[item] = chosen
    assert faults_of(world, [form]) == Counter()
