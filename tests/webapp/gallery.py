"""Shows every part of the look on a few pages; run it to take pictures of them for the eye."""

import argparse
from datetime import date
from pathlib import Path

import yaml
from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright
from werkzeug.test import Client
from wtforms import BooleanField, DateField, Form, IntegerField, PasswordField, RadioField
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

ROOT = Path(__file__).parents[2]
WIDTHS = (320, 390, 1280)
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"), ("fi-x-selko", "Selkosuomi")]


class Answers(Form):
    """One field of every kind."""

    ease = RadioField(
        "Kuinka helposti saat arjen asiat hoidettua?",
        choices=[SelectChoice(str(i), text) for i, text in enumerate(
            ("En lainkaan", "Vaikeasti", "Jotenkuten, jos joku auttaa minua aloittamaan", "Melko helposti", "Helposti"))]
        + [SelectChoice("refused", "En halua vastata"), SelectChoice("not_applicable", "Tämä ei koske minua")],
    )
    ability = RadioField("Millainen työkykysi on nyt?",
                         choices=[SelectChoice(str(i)) for i in range(11)] + [SelectChoice("refused", "En halua vastata")])
    helps = SelectMultipleField("Mikä auttaa sinua?", choices=[
        SelectChoice("friends", "Ystävät"), SelectChoice("rest", "Lepo"), SelectChoice("work", "Mielekäs tekeminen")])
    consent = BooleanField("Vastaukseni saa näyttää valmentajalleni")
    code = StringField("Koodi", [InputRequired("Kirjoita koodi, jonka sait valmentajaltasi")])
    password = PasswordField("Salasana")
    hours = IntegerField("Tunteja viikossa")
    start = DateField("Aloituspäivä")
    why = TextAreaField("Mitä haluat kertoa?")
    town = SelectField("Kunta", choices=[SelectChoice("153", "Imatra"), SelectChoice("405", "Lappeenranta")])


def picture() -> dict:
    """Made-up data for every chart."""
    change = [
        {"label": "Arki", "then": 35, "now": 62, "verdict": "improved"},
        {"label": "Mieli", "then": 48, "now": 52, "verdict": "same", "note": "Muutos on niin pieni, että se voi olla sattumaa."},
        {"label": "Osallisuus", "then": 55, "now": 41, "verdict": "worse"},
        {"label": "Keho", "then": 50, "now": 50, "verdict": "same"},
        {"label": "Työ- ja toimintakyky", "then": None, "now": 30, "verdict": "unknown", "note": "Vasta ensimmäinen mittaus."},
    ]
    months = ["helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras"]
    path = {
        "ticks": [{"at": i / 10, "label": m, "minor": i % 3 != 0} for i, m in enumerate(months)],
        "services": [
            {"label": "Kuntouttava työtoiminta", "start": 0.02, "end": 0.45, "dates": "6.2.–15.6.", "kind": 1},
            {"label": "Työhönvalmennus", "start": 0.25, "end": 0.72, "dates": "14.4.–4.9.", "kind": 2},
            {"label": "Työkokeilu", "start": 0.66, "end": 0.98, "dates": "20.8.–", "goes_on": True, "kind": 3},
        ],
        "statuses": [{"label": "työtön työnhakija", "start": 0, "end": 0.66, "dates": "3.2.–19.8."},
                     {"label": "työkokeilussa", "start": 0.66, "end": 0.98, "dates": "20.8.–"}],
        "measurements": [{"at": 0.02, "label": "alku", "date": "6.2."}, {"at": 0.35, "label": "väli", "date": "14.5."},
                         {"at": 0.62, "label": "väli", "date": "5.8."},
                         {"at": 0.97, "label": "loppu", "date": "20.11.", "planned": True}],
    }
    shares = [
        {"label": "Arki", "improved": 0.46, "same": 0.31, "worse": 0.09, "unknown": 0.14, "n": 373},
        {"label": "Mieli", "improved": 0.22, "same": 0.55, "worse": 0.04, "unknown": 0.19, "n": 360},
        {"label": "Keho", "improved": None, "n": "alle 5", "note": "Ryhmä on liian pieni näytettäväksi."},
    ]
    means = [{"label": "Arki", "value": 8.2, "low": 6.1, "high": 10.3},
             {"label": "Mieli", "value": 1.4, "low": -0.9, "high": 3.7},
             {"label": "Osallisuus", "value": -4.0, "low": -8.5, "high": 0.5, "note": "n 41"},
             {"label": "Keho", "value": None, "note": "Ryhmä on liian pieni näytettäväksi."}]
    return {"change": change, "path": path, "shares": shares, "means": means}


def translator(language: str):
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


def gallery() -> Flask:
    """An application with one page of each kind under /question, /form, /client, /coach and /report."""
    app = Flask("gallery", static_folder=str(ROOT / "webapp/static"), template_folder=str(ROOT / "webapp/templates"))
    app.secret_key = "gallery"
    folders = (ROOT / "webapp/templates", ROOT / "mittari/reports/templates", ROOT / "tests/webapp/pages")
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])

    @app.get("/<page>/<language>/<direction>")
    def show(page: str, language: str, direction: str) -> str:
        links = {name: f"#{name}" for name in ("help", "accessibility", "privacy", "sign_out")}
        if page == "question":
            links["exit"] = "about:blank"
        return render_template(
            f"{page}.html", t=translator(language), language=language, direction=direction, simulated=page == "report",
            languages=[{"code": code, "name": name, "url": "#"} for code, name in LANGUAGES], links=links,
            user_name="Valmentaja" if page == "coach" else "", csrf_token=lambda: "token",
            navigation=[{"text": "Tänään", "url": "#", "current": True}, {"text": "Asiakkaat", "url": "#"}]
            if page == "coach" else [], form=filled(page == "form"), **picture())

    return app


def self_contained(app: Flask, address: str) -> str:
    """One page with its styles inside, so that a picture needs no server."""
    client = Client(app)
    html = client.get(address).get_data(as_text=True)
    sheet = "mittari.rtl.css" if address.endswith("rtl") else "mittari.css"
    css = (ROOT / "webapp/static" / sheet).read_text("utf-8")
    return html.replace("</head>", f"<style>{css}</style></head>")


def shoot(browser: Browser, app: Flask, address: str, scheme: str, width: int, target: Path) -> float:
    """The width of the page's overflow in CSS pixels; the picture is written to target."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.set_content(self_contained(app, address))
    page.screenshot(path=target, full_page=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.close()
    return overflow


def main() -> None:
    """Writes the pictures and tells which pages are wider than the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--pages", nargs="*", default=["question", "form", "client", "coach", "report"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = gallery()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for name in options.pages:
            for scheme, direction in (("light", "ltr"), ("dark", "ltr"), ("light", "rtl")):
                for width in WIDTHS:
                    target = options.folder / f"{name}-{scheme}-{direction}-{width}.png"
                    overflow = shoot(browser, app, f"/{name}/fi/{direction}", scheme, width, target)
                    print(target.name, "overflow" if overflow > 0 else "fits", overflow)


if __name__ == "__main__":
    main()
