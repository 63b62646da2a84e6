"""Shows every part of the look on a few pages; run it to take pictures of them for the eye."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any, Literal

import yaml
from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server
from wtforms import (
    BooleanField,
    DateField,
    Form,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from webapp.headers import install as install_headers

ROOT = Path(__file__).parents[2]
WIDTHS = (320, 390, 1280)
PAGES = ("question", "form", "client", "coach", "report")
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"), ("fi-x-selko", "Selkosuomi")]

EASE = {
    "0": "En lainkaan",
    "1": "Vaikeasti",
    "2": "Jotenkuten, jos joku auttaa minua aloittamaan",
    "3": "Melko helposti",
    "4": "Helposti",
}
APART = {"refused": "En halua vastata", "not_applicable": "Tämä ei koske minua"}


def options(texts: dict[str, str]) -> list[SelectChoice]:
    """The choices of a field, in order."""
    return [SelectChoice(value, text) for value, text in texts.items()]


class Answers(Form):
    """One field of every kind."""

    ease = RadioField("Kuinka helposti saat arjen asiat hoidettua?", choices=options(EASE | APART))
    ability = RadioField("Millainen työkykysi on nyt?", choices=options({str(i): str(i) for i in range(11)} | APART))
    helps = SelectMultipleField("Mikä auttaa sinua?", choices=options({"people": "Ystävät", "rest": "Lepo"}))
    consent = BooleanField("Vastaukseni saa näyttää valmentajalleni")
    code = StringField("Koodi", [InputRequired("Kirjoita koodi, jonka sait valmentajaltasi")])
    password = PasswordField("Salasana")
    hours = IntegerField("Tunteja viikossa")
    start = DateField("Aloituspäivä")
    why = TextAreaField("Mitä haluat kertoa?")
    town = SelectField("Kunta", choices=options({"153": "Imatra", "405": "Lappeenranta"}))


def translator(language: str) -> Callable[..., str]:
    """t() straight from the message files."""
    messages = yaml.safe_load((ROOT / f"webapp/messages/{language}.yaml").read_text("utf-8"))

    def t(key: str, **values: object) -> str:
        section, name = key.split(".")
        return messages[section][name].format(**values)

    return t


def filled(wrong: bool) -> Form:
    """The form as first seen, or as it comes back with mistakes."""
    form = Answers(data={"ease": "3", "ability": "7", "helps": ["rest"], "start": date(2025, 2, 3), "code": "K7Q2"})
    if wrong:
        form.code.data, form.code.errors = "", ["Kirjoita koodi, jonka sait valmentajaltasi"]
        form.ease.errors = ["Valitse vastaus tai kerro, ettet halua vastata"]
    return form


def picture() -> dict[str, Any]:
    """Made-up data for every chart."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "tests/webapp/pages/picture.yaml").read_text("utf-8"))
    return data


def around(page: str, language: str, direction: str) -> dict[str, Any]:
    """What base.html wants to know."""
    links = {name: f"#{name}" for name in ("help", "accessibility", "privacy", "sign_out")}
    coach = page == "coach"
    return {
        "t": translator(language),
        "language": language,
        "direction": direction,
        "simulated": page == "report",
        "languages": [{"code": code, "name": name, "url": "#"} for code, name in LANGUAGES],
        "links": links | ({"exit": "/form/fi/ltr"} if page == "question" else {}),
        "user_name": "Valmentaja" if coach else "",
        "csrf_token": lambda: "token",
        "navigation": [{"text": "Tänään", "url": "#", "current": True}] if coach else [],
        "form": filled(page == "form"),
    }


def gallery() -> Flask:
    """An application with one page of each kind under /question, /form, /client, /coach and /report."""
    app = Flask("gallery", static_folder=str(ROOT / "webapp/static"), template_folder=str(ROOT / "webapp/templates"))
    app.secret_key = "gallery"
    folders = (ROOT / "tests/webapp/pages", ROOT / "webapp/templates", ROOT / "mittari/reports/templates")
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])

    @app.get("/<page>/<language>/<direction>")
    def show(page: str, language: str, direction: str) -> str:
        return render_template(f"{page}.html", **around(page, language, direction), **picture())

    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    install_headers(app)
    return app


class Quiet(WSGIRequestHandler):
    """Answers without a line on the screen for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keeps quiet."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address the application answers at, for as long as the block lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def shoot(browser: Browser, address: str, scheme: Literal["light", "dark"], width: int, target: Path) -> float:
    """The width of the page's overflow in CSS pixels; the picture is written to target."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(address)
    page.screenshot(path=target, full_page=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.close()
    return overflow


LOOKS: list[tuple[Literal["light", "dark"], str]] = [("light", "ltr"), ("dark", "ltr"), ("light", "rtl")]


def shoot_all(browser: Browser, address: str, pages: list[str], folder: Path) -> None:
    """Writes a picture of every page in every look and width and tells which are wider than the window."""
    for name, (scheme, direction), width in product(pages, LOOKS, WIDTHS):
        target = folder / f"{name}-{scheme}-{direction}-{width}.png"
        overflow = shoot(browser, f"{address}/{name}/fi/{direction}", scheme, width, target)
        print(target.name, "overflow" if overflow > 0 else "fits", overflow)


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with serving(gallery()) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        shoot_all(browser, address, options.pages, options.folder)


if __name__ == "__main__":
    main()
