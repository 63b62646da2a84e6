import re
from dataclasses import replace

import pytest
from flask import Flask

from tests.webapp.conftest import LIBRARY, PASSWORD, World
from webapp.app import create_app
from webapp.language import meter_languages
from webapp.settings import Settings, SettingsError

OFFERED = re.compile(r'<(?:strong|a)[^>]* lang="([^"]+)"[^>]*>([^<]+)<')


@pytest.mark.parametrize(
    ("asked", "got"), [("sv-FI,sv;q=0.9", "sv"), ("en-GB", "en"), ("ru", "fi"), ("fi-FI", "fi"), ("", "fi")]
)
def test_the_browsers_language_counts_until_one_is_chosen(app: Flask, asked: str, got: str) -> None:
    page = app.test_client().get("/", headers={"Accept-Language": asked}).text
    assert f'<html lang="{got}" dir="ltr"' in page


def test_a_chosen_language_is_kept_and_leads_back(app: Flask) -> None:
    web = app.test_client()
    back = web.get("/language/sv?next=/help")
    assert back.headers["Location"] == "/help"
    assert '<html lang="sv"' in web.get("/", headers={"Accept-Language": "en"}).text


def test_easy_finnish_can_be_chosen(app: Flask) -> None:
    web = app.test_client()
    web.get("/language/fi-x-selko")
    page = web.get("/").text
    assert '<html lang="fi-x-selko"' in page
    assert "Katso, mikä muuttuu elämässäsi" in page


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example"])
def test_choosing_a_language_never_leads_away(app: Flask, next: str) -> None:
    assert app.test_client().get("/language/en", query_string={"next": next}).headers["Location"] == "/"


def test_an_unknown_language_is_not_there(app: Flask) -> None:
    assert app.test_client().get("/language/xx").status_code == 404


NAMED = ("sv", "ar", "fi", "fi-x-selko")


@pytest.fixture
def named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The app of an operator who named her languages."""
    monkeypatch.setenv("MITTARI_LIBRARY", str(LIBRARY))
    return create_app(replace(settings, languages=NAMED))


def test_only_the_languages_that_are_switched_on_are_offered_each_by_its_own_name(app: Flask, named: Flask) -> None:
    usual, chosen = (OFFERED.findall(each.test_client().get("/").text) for each in (app, named))
    assert [(code, name) for code, name in usual] == [
        ("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"), ("fi-x-selko", "Selkosuomi")
    ]  # fmt: skip
    assert [code for code, _ in chosen] == list(NAMED)
    assert dict(chosen)["ar"] == "العربية"
    assert app.test_client().get("/language/ar").status_code == 404


def test_the_first_language_named_is_the_organisations(named: Flask) -> None:
    assert '<html lang="sv"' in named.test_client().get("/", headers={"Accept-Language": "de"}).text
    assert '<html lang="ar" dir="rtl"' in named.test_client().get("/", headers={"Accept-Language": "ar-EG"}).text


def test_a_draft_says_on_every_page_that_it_is_one(named: Flask) -> None:
    web = named.test_client()
    footers = {}
    for code in NAMED:
        web.get(f"/language/{code}")
        footers[code] = web.get("/help").text.split("<footer")[1]
    assert "Texterna på den här sidan har inte granskats ännu." in footers["sv"]
    assert "ترجمت آلة نصوص هذه الصفحة" in footers["ar"]
    assert 'class="mt-quiet"' not in footers["fi"]


def test_a_language_without_pages_is_refused_with_those_there_are(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="MITTARI_LANGUAGES: no pages in xx; there are: fi, sv"):
        create_app(replace(settings, languages=("fi", "xx")))


def test_staff_have_their_pages_in_fewer_languages(named: Flask, world: World) -> None:
    web = named.test_client()
    named.config["WTF_CSRF_ENABLED"] = False
    web.get("/language/ar")
    web.post("/sign-in", data={"login": "coach", "password": PASSWORD})
    page = web.get("/coach/").text
    assert '<html lang="sv" dir="ltr"' in page
    assert "Frågorna finns inte på" not in page
    assert [code for code, _ in OFFERED.findall(page)] == ["sv", "fi"]


def test_a_wording_that_waits_is_offered_once_its_language_is_named(app: Flask, named: Flask, world: World) -> None:
    texts = world.meter.texts
    waiting = replace(world.meter, texts={"fi": texts["fi"], "sv": texts["sv"].model_copy(update={"enabled": False})})
    for each, there in ((app, ("fi",)), (named, ("sv", "fi"))):
        with each.test_request_context():
            assert meter_languages(waiting) == there
