"""Two devices at one form: no answer is lost, none is overwritten unseen."""

import threading
from typing import Any

import pytest
from flask import Flask

from mittari.errors import StaleDraftError
from mittari.store import drafts
from tests.webapp.client.test_answering import ANSWERS, saved
from tests.webapp.conftest import World
from webapp.answering.saving import seal


def test_seals_tell_answers_apart_and_numbers_alike() -> None:
    assert seal(None) == ""
    assert seal(3) == seal(3.0)
    assert len({seal(answer) for answer in (3, 4, "3", "", -127)}) == 5


def test_a_save_that_somebody_overtook_is_tried_again(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    web, real, misses = app.test_client(), drafts.save_answer, iter([True, True])

    def overtaken(*args: object) -> int:
        if next(misses, False):
            raise StaleDraftError(1)
        return real(*args)  # type: ignore[arg-type]

    web.post(f"/l/{world.invite()}")
    monkeypatch.setattr(drafts, "save_answer", overtaken)
    assert web.post("/my/answer/cooking", data={"answer": "3"}).status_code == 302
    assert saved(world)["cooking"] == 3


def test_many_windows_at_once_lose_nothing(app: Flask, world: World) -> None:
    token = world.invite()
    statuses: dict[str, int] = {}

    def answer(item: str, data: dict[str, str]) -> None:
        web = app.test_client()
        web.post(f"/l/{token}")
        statuses[item] = web.post(f"/my/answer/{item}", data=data).status_code

    threads = [threading.Thread(target=answer, args=each) for each in ANSWERS.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    acknowledged = {item for item, status in statuses.items() if status == 302}
    assert acknowledged
    assert set(saved(world)) == acknowledged


def test_the_last_try_overwrites_nothing_unseen(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    web, real, turns = app.test_client(), drafts.save_answer, iter(["", "", "", "another answer"])

    def overtaken(engine: Any, draft: Any, item: str, answer: Any, revision: int, now: Any) -> int:
        turn = next(turns, None)
        if turn is None:
            return real(engine, draft, item, answer, revision, now)
        if turn:
            real(engine, draft, item, 1, revision, now)
        raise StaleDraftError(revision + 1)

    web.post(f"/l/{world.invite()}")
    monkeypatch.setattr(drafts, "save_answer", overtaken)
    assert web.post("/my/answer/cooking", data={"answer": "3", "seen": ""}).status_code == 409
    assert saved(world)["cooking"] == 1


def test_an_answer_that_is_there_is_not_saved_again(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    web = app.test_client()
    web.post(f"/l/{world.invite()}")
    assert web.post("/my/answer/cooking", data={"answer": "3"}).status_code == 302
    monkeypatch.setattr(drafts, "save_answer", lambda *_: pytest.fail("it was saved twice"))
    assert web.post("/my/answer/cooking", data={"answer": "3"}).status_code == 302
