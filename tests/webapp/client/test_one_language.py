"""No page mixes languages: every sentence on it, of the app or of a meter, is in the language it says it is in."""

import datetime
import itertools
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from mittari.change import Reason, Verdict
from mittari.definitions.messages import Messages
from mittari.definitions.meter import Meter
from mittari.definitions.texts import direction
from mittari.store.engine import writing
from mittari.store.schema.people import clients
from tests.webapp.conftest import LIBRARY, World
from webapp import change_charts, language
from webapp.app import create_app
from webapp.changes import ScoreChange
from webapp.client.picture import in_one_language as in_languages_of_all
from webapp.settings import Settings

OFFERED = ("sv", "fi", "en", "fi-x-selko", "ar")
"""Swedish first: the organisation's own order, which is not that of the app."""
HAS = [set(some) for size in (1, 2, 3, 4) for some in itertools.combinations(("fi", "sv", "fi-x-selko", "ar"), size)]
MARK = re.compile(r"⟦(.*?)⟧")
HTML = re.compile(r'<html lang="([^"]+)" dir="([^"]+)"')
PAGES = ("/my/start", "/my/answer/cooking", "/my/check", "/my/sharing", "/my/picture")


def marked_meter(target: Path, languages: Iterable[str]) -> None:
    """The tiny meter with wording in these languages only, every text marked with its language."""
    english = (target / "texts/en.yaml").read_text("utf-8").replace("direction: ltr\n", "")
    shutil.rmtree(target / "texts")
    (target / "texts").mkdir()
    for code in languages:
        text = re.sub(
            r"(?m)((?:title|introduction|question|help|low|high|name): |\d: )([^{},\n]+)", rf"\1\2⟦{code}⟧", english
        )
        way = "\ndirection: rtl" if direction(code) == "rtl" else ""
        (target / f"texts/{code}.yaml").write_text(text.replace("language: en", f"language: {code}{way}"), "utf-8")


def marked_messages() -> Messages:
    """The app's sentences, every one marked with its language."""
    real = language.messages()
    marked = Messages(Path("nowhere"))
    marked.texts = {code: {key: f"{text}⟦{code}⟧" for key, text in texts.items()} for code, texts in real.texts.items()}
    return marked


@pytest.fixture(params=HAS, ids=lambda has: "+".join(sorted(has)))
def made(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> SimpleNamespace:
    """The app with a meter that has only some languages."""
    shutil.copytree(LIBRARY, tmp_path / "library")
    marked_meter(tmp_path / "library/meters/tiny", request.param)
    monkeypatch.setenv("MITTARI_LIBRARY", str(tmp_path / "library"))
    app = create_app(Settings(settings.database, settings.secret, languages=OFFERED))
    app.config["WTF_CSRF_ENABLED"] = False
    marked = marked_messages()
    monkeypatch.setattr(language, "messages", lambda: marked)
    return SimpleNamespace(app=app, has=request.param)


def by_hand(has: set[str], *wishes: str) -> str:
    """The language of the page, by the rule as it is written down."""
    for wish in (*wishes, *OFFERED, "fi"):
        for code in (wish, wish.split("-")[0]):
            if code in has and code in OFFERED:
                return code
    raise AssertionError


def speaks(world: World, code: str) -> None:
    with writing(world.engine) as connection:
        connection.execute(update(clients).where(clients.c.id == world.client.id).values(language=code))


def come_in(app: Flask, world: World, asked: str) -> FlaskClient:
    web = app.test_client()
    web.get(f"/language/{asked}")
    web.post(f"/l/{world.invite()}")
    return web


def in_one_language(page: str) -> str:
    """The language of a page, which says which way it runs and has nothing on it in another."""
    found = HTML.search(page)
    assert found
    assert set(MARK.findall(page)) == {found[1]}
    assert found[2] == direction(found[1])
    body = re.sub("<bdi.*?</bdi>", "", page.split("<main")[1])
    assert re.findall(r'\slang="', body) == []
    return found[1]


def test_a_page_that_mixes_languages_would_be_seen() -> None:
    mixed = '<html lang="fi" dir="ltr"><main>yksi⟦fi⟧ {}</main>'
    assert in_one_language(mixed) == "fi"
    for other in ("två⟦sv⟧", '<p lang="sv">två</p>'):
        with pytest.raises(AssertionError):
            in_one_language(mixed.format(other))


def test_every_page_is_in_the_language_that_the_order_of_wishes_leads_to(made: SimpleNamespace, world: World) -> None:
    for asked, own in itertools.product(("fi", "en", "fi-x-selko", "ar"), ("sv", "uk")):
        speaks(world, own)
        web = come_in(made.app, world, asked)
        expected = by_hand(made.has, asked, own)
        seen = {path: in_one_language(web.get(path, follow_redirects=True).text) for path in PAGES}
        wrong = web.post("/my/answer/cooking", data={}).text
        assert {*seen.values(), in_one_language(wrong)} == {expected}, (asked, own)


@pytest.mark.parametrize("made", [{"fi"}, {"ar", "sv"}, {"fi", "sv", "fi-x-selko"}], indirect=True)
def test_the_person_is_told_which_language_is_missing_and_offered_what_there_is(
    made: SimpleNamespace, world: World
) -> None:
    for asked in OFFERED:
        page = come_in(made.app, world, asked).get("/my/start").text
        picker = set(re.findall(r'href="/language/([^?"]+)', page)) | set(re.findall(r'<strong lang="([^"]+)"', page))
        assert picker == (made.has if len(made.has) > 1 else set())
        told = f'<bdi lang="{asked}">{language.OWN_NAMES[asked]}</bdi>' in page.split("<main")[1].split("<h1")[0]
        assert told is (asked not in made.has)


@pytest.mark.parametrize("made", [{"fi"}, {"ar", "sv"}], indirect=True)
def test_what_is_sent_is_kept_in_the_language_it_was_asked_in(made: SimpleNamespace, world: World) -> None:
    speaks(world, "en")
    web = come_in(made.app, world, "en")
    web.post("/my/answer/cooking", data={"answer": "3"})
    web.post("/my/submit")
    page = web.get("/my/picture").text
    assert in_one_language(page) == by_hand(made.has, "en")
    with world.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT language FROM measurements").scalars().all()
    assert stored == [by_hand(made.has, "en")]


def change(meter: Meter) -> ScoreChange:
    score = meter.structure.scores[0]
    day = datetime.date(2026, 1, 1)
    return ScoreChange(meter, score, 50.0, None, day, None, Verdict.CANNOT_TELL, Reason.ONE_MEASUREMENT)


@pytest.mark.parametrize(
    ("answered", "other", "page", "names"),
    [(("fi", "sv"), ("sv", "en"), "sv", ["Hem", "Hem"]), (("fi", "en"), ("fi", "en"), "en", ["Home", "Home"]),
     (("fi",), ("en",), "fi", ["Koti", "home"]), (("fi",), (), "fi", ["Koti", "home"])],
)  # fmt: skip
def test_a_picture_of_two_meters_is_in_a_language_of_both(
    app: Flask, world: World, answered: tuple[str, ...], other: tuple[str, ...], page: str, names: list[str]
) -> None:
    """Where there is none, the other meter has no words left but the ids of its scores."""
    meters = [replace(world.meter, texts={code: world.meter.texts[code] for code in has}) for has in (answered, other)]
    with app.test_request_context(headers={"Accept-Language": "en"}):
        language.speak_one_of(answered)
        changes = in_languages_of_all([change(meter) for meter in meters], meters[0])
        assert language.current_language() == page
        assert [change_charts.name(each) for each in changes] == names
