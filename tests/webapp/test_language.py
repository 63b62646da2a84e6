import pytest
from flask import Flask

from mittari.definitions.texts import direction


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


def test_languages_know_which_way_they_run() -> None:
    assert (direction("ar"), direction("fa-AF"), direction("fi-x-selko")) == ("rtl", "rtl", "ltr")
