"""Personal links: made, shown for a short while to the one who made them, and ended."""

import datetime
import html
import pathlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mittari.definitions.library import Library
from mittari.store import invitations
from mittari.store.engine import reading
from tests.webapp.coach.conftest import Path, colleague
from tests.webapp.conftest import LIBRARY, PASSWORD, World
from webapp import clock, database
from webapp.app import create_app
from webapp.settings import Settings

ADDRESS = re.compile(r"<textarea[^>]*>(http://localhost/l/[\w-]{43})</textarea>")


def make(web: FlaskClient, here: str, **more: str) -> str:
    """The page that shows a new link."""
    answer = web.post(f"{here}/links/new", data={"meter": "tiny"} | more)
    assert answer.status_code == 302
    return answer.headers["Location"]


def shown(page: str) -> str:
    found = ADDRESS.search(page)
    assert found
    return html.unescape(found[1])


def test_the_link_opens_for_the_client(web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient]) -> None:
    page = web.get(make(web, here)).text
    address = shown(page)
    assert "The client can answer in these languages: Suomi, Svenska, English, Selkosuomi." in page
    assert "<svg" in page
    client = browser_of("nobody")
    assert client.get(address).status_code == 200
    assert client.post(address).headers["Location"].endswith("/my/start")


def test_the_address_is_nowhere_but_on_the_page(world: World, web: FlaskClient, here: str) -> None:
    where = make(web, here)
    token = shown(web.get(where).text).rpartition("/")[2]
    assert token not in where
    with reading(world.engine) as connection:
        raw = "".join(str(row) for row in connection.exec_driver_sql("SELECT * FROM audit_log").all())
        raw += "".join(str(row) for row in connection.exec_driver_sql("SELECT * FROM invitations").all())
    assert token not in raw


def test_another_coach_of_the_client_does_not_see_it(
    world: World, web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient]
) -> None:
    where = make(web, here)
    answer = colleague(world, browser_of).get(where)
    assert answer.status_code == 200
    assert "The link can no longer be shown" in answer.text


def test_it_is_shown_for_a_quarter_of_an_hour(web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, made = make(web, here), clock.now()
    monkeypatch.setattr(clock, "now", lambda: made + datetime.timedelta(minutes=14))
    assert ADDRESS.search(web.get(where).text)
    monkeypatch.setattr(clock, "now", lambda: made + datetime.timedelta(minutes=16))
    assert "The link can no longer be shown" in web.get(where).text


def test_signing_out_forgets_it(web: FlaskClient, here: str, world: World) -> None:
    where = make(web, here)
    web.post("/sign-out")
    web.post("/sign-in", data={"login": "coach", "password": "seven calm herons wade"})
    assert "The link can no longer be shown" in web.get(where).text


def test_a_closed_link_does_not_open(web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient]) -> None:
    where = make(web, here)
    address = shown(web.get(where).text)
    assert "The link has been closed." in web.post(f"{where}/revoke", follow_redirects=True).text
    assert browser_of("nobody").get(address).status_code == 410
    assert "The link can no longer be shown" in web.get(where).text


def test_a_link_for_a_plan_belongs_to_it(world: World, path: Path, web: FlaskClient, here: str) -> None:
    assert "checked" in web.get(f"{here}/links/new?plan={path.plan.id}").text
    make(web, here, plan=str(path.plan.id))
    with reading(world.engine) as connection:
        assert invitations.of_client(connection, world.client.id)[0].plan == path.plan.id


@pytest.mark.parametrize("plan", ["x", "00000000-0000-4000-8000-000000000000"])
def test_a_plan_that_is_none_is_not_found(web: FlaskClient, here: str, plan: str) -> None:
    assert web.get(f"{here}/links/new?plan={plan}").status_code == 404
    assert web.post(f"{here}/links/new", data={"meter": "tiny", "plan": plan}).status_code == 404


@pytest.mark.parametrize("meter", ["", "unknown"])
def test_a_questionnaire_has_to_be_chosen(world: World, web: FlaskClient, here: str, meter: str) -> None:
    answer = web.post(f"{here}/links/new", data={"meter": meter})
    assert answer.status_code == 400
    assert "Questionnaire: choose one of the options" in answer.text
    with reading(world.engine) as connection:
        assert invitations.of_client(connection, world.client.id) == []


def test_the_slip_has_large_print(web: FlaskClient, here: str) -> None:
    where = make(web, here)
    assert "mt-slip--large" not in web.get(where).text
    assert "mt-slip--large" in web.get(f"{where}?large=1").text


def test_a_meter_without_wording_is_not_offered_and_it_is_said_why(
    app: Flask, web: FlaskClient, here: str, tmp_path: pathlib.Path
) -> None:
    shutil.copytree(LIBRARY, tmp_path / "library")
    for name, language in (("bare", None), ("asleep", "sv")):
        folder = tmp_path / "library/meters" / name
        shutil.copytree(LIBRARY / "meters/tiny", folder)
        (folder / "instrument.yaml").write_text(
            (folder / "instrument.yaml").read_text().replace("id: tiny", f"id: {name}")
        )
        for file in folder.glob("texts/*.yaml"):
            if file.stem == language:
                file.write_text(file.read_text().replace("status: draft", "status: draft\nenabled: false"))
            else:
                file.unlink()
    app.extensions[database.LIBRARY] = Library(tmp_path / "library")
    page = web.get(f"{here}/links/new").text
    assert re.findall(r'name="meter" type="radio" value="([^"]+)"', page) == ["tiny"]
    assert "2 questionnaires can&#39;t be sent: why?" in page
    assert "bare: It has no texts: answers can be scored and imported, but it can&#39;t be shown" in page
    assert "asleep: It has no texts in a language that is switched on." in page
    assert web.post(f"{here}/links/new", data={"meter": "bare"}).status_code == 400


def test_a_link_to_a_meter_that_lost_its_wording_opens_a_page_that_says_so(
    app: Flask, world: World, browser_of: Callable[[str], FlaskClient], tmp_path: pathlib.Path
) -> None:
    client = browser_of("client")
    shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns("texts"))
    app.extensions[database.LIBRARY] = Library(tmp_path / "library")
    for page in ("/my/start", "/my/answer/cooking"):
        answer = client.get(page)
        assert answer.status_code == 409
        assert "The questions can&#39;t be shown now" in answer.text
    assert [client.get(page).status_code for page in ("/my/picture", "/my/sharing", "/my/answers.csv")] == [200] * 3


def test_a_text_pack_makes_a_meter_be_offered(
    settings: Settings, world: World, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns("texts"))
    shutil.copytree(LIBRARY / "meters/tiny/texts", tmp_path / "packs/tiny/texts")
    pack = "meter: tiny\nholder: The tests\npermission: made for the tests\ndate: 2026-03-31\n"
    (tmp_path / "packs/tiny/pack.yaml").write_text(pack)
    monkeypatch.setenv("MITTARI_LIBRARY", str(tmp_path / "library"))
    offered = []
    for packs in ("", str(tmp_path / "packs")):
        monkeypatch.setenv("MITTARI_TEXTS", packs)
        app = create_app(settings)
        app.config["WTF_CSRF_ENABLED"] = False
        web = app.test_client()
        web.post("/sign-in", data={"login": "coach", "password": PASSWORD})
        page = web.get(f"/coach/clients/{world.client.id}/links/new").text
        offered.append(re.findall(r'name="meter" type="radio" value="([^"]+)"', page))
    assert offered == [[], ["tiny"]]


def test_a_meter_that_is_switched_off_waits_for_the_operator(
    app: Flask, web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(LIBRARY)
    meter = library.meter("tiny")
    structure = meter.structure.model_copy(update={"offered": False})
    library._meters["tiny"] = replace(meter, structure=structure)
    monkeypatch.setattr(database, "library", lambda: library)
    assert "MITTARI_OFFER" in web.get(f"{here}/links/new").text
    app.config["OFFERED"] = frozenset({"tiny"})
    page = web.get(f"{here}/links/new").text
    assert 'value="tiny"' in page
    assert "MITTARI_OFFER" not in page
