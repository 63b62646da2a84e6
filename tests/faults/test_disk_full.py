"""The disk is full: nobody is told "saved", nobody loses what they wrote, and space that returns is enough to go on."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.browser import Browser, Page
from tests.faults.filling import Filler, Form
from tests.faults.ledger import LOST_ANSWER, faults_of
from tests.faults.server import Server
from tests.faults.small_disk import FileLimit, FullDisk, small_disk
from tests.faults.world import World, opened

PEOPLE = 3
NOT_SAVED = "Ei tallentunut"

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]


@pytest.fixture(params=[FullDisk, FileLimit])
def space(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FullDisk | FileLimit]:
    """A folder whose space can run out: once a disk of 4 MB, once a limit for the server's files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if request.param is FileLimit:
        yield FileLimit(folder)
        return
    with small_disk(folder) as there:
        if not there:
            pytest.skip("mounting a small disk is not permitted here; the limit to the size of files is tested")
        yield FullDisk(folder)


@pytest.fixture
def world(space: FullDisk | FileLimit, tmp_path: Path, sqlite_template: Path) -> Iterator[World]:
    """The world in that folder."""
    yield from opened(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'disk' / 'mittari.db')}")


class RefusedError(Exception):
    """The server could not do it; carries the page that says so."""

    def __init__(self, page: Page):
        self.page = page


class Impatient(Browser):
    """A browser that does not send anything again by itself."""

    def insist(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        page = self.send(method, path, fields)
        if page.status >= 500:
            raise RefusedError(page)
        return page


def entered(world: World, server: Server, seed: int) -> tuple[Filler, Page]:
    """Somebody at the first question."""
    filler = Filler(Form(world.link()), Impatient(server.port), Random(seed))  # noqa: S311
    return filler, filler.enter()


def answer_until_refused(filler: Filler, page: Page) -> Page | None:
    """The page that said no; None if all questions could be answered."""
    try:
        while page.path.startswith("/my/answer/"):
            page = filler.answer(page)
    except RefusedError as refusal:
        return refusal.page
    return None


def send_again(filler: Filler, refused: Page) -> None:
    """Presses the button of the page that said no, then goes on to the end of the form."""
    assert filler.form.trying
    item, chosen = filler.form.trying
    page = filler.browser.open(filler.post(refused, refused.path, {}))
    filler.form.saved[item], filler.form.trying = chosen, None
    while page.path.startswith("/my/answer/"):
        page = filler.answer(page)
    filler.submit(page)


def test_what_is_not_saved_is_not_called_saved_and_can_be_sent_again(
    world: World, space: FullDisk | FileLimit, tmp_path: Path
) -> None:
    with Server(world.url, tmp_path / "server.log") as server:
        workers = server.workers
        people = [entered(world, server, seed) for seed in range(PEOPLE)]
        forms = [filler.form for filler, _ in people]
        space.fill(server)
        refused = [(filler, answer_until_refused(filler, page)) for filler, page in people]
        assert faults_of(world, forms) == Counter()
        for filler, page in refused:
            assert page is not None
            assert filler.form.trying is not None
            assert (page.status, page.inputs.hidden["answer"]) == (503, filler.form.trying[1])
            assert NOT_SAVED in page.text
        space.empty(server)
        for filler, page in refused:
            assert page is not None
            send_again(filler, page)
        assert all(form.sent for form in forms)
        assert faults_of(world, forms) == Counter()
        assert set(workers) <= set(server.workers)


@pytest.mark.parametrize("space", [FileLimit], indirect=True)
def test_an_app_that_is_deaf_to_the_database_is_caught(world: World, space: FileLimit, tmp_path: Path) -> None:
    """The planted fault: if this one were not seen, the test above could not fail."""
    with Server(world.url, tmp_path / "server.log", "tests.faults.blind:create_blind_app()") as server:
        filler, page = entered(world, server, seed=1)
        page = filler.answer(page)
        space.fill(server)
        answer_until_refused(filler, page)
        assert set(faults_of(world, [filler.form])) == {LOST_ANSWER}
