"""The coach's and the office's pages in a real Chromium: used without scripts, and nothing for axe to find."""

import re

import pytest
from playwright.sync_api import Browser, Page

from mittari.records.client import Client, Membership
from mittari.records.staff import Role, StaffMember
from mittari.records.status import Status
from mittari.store import rows, staff
from mittari.store.engine import reading, writing
from mittari.store.invitations import of_client
from tests.browser.conftest import OpenPage
from tests.browser.filling import answer, begin, come_in, fill, go_on, press, send
from tests.browser.test_client_pages import violations
from tests.webapp.coach.conftest import Path, day, path, wish
from tests.webapp.conftest import PASSWORD, START, World

__all__ = ["path"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDTHS = (320, 1280)


def sign_in(page: Page, address: str, login: str) -> None:
    """Comes in as a member of staff, in Finnish."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("Käyttäjätunnus").fill(login)
    page.get_by_label("Salasana").fill(PASSWORD)
    page.get_by_role("button", name="Kirjaudu", exact=True).click()


def test_a_coach_finds_her_client_and_sends_a_link_that_works(
    open_page: OpenPage, own_address: str, own_world: World
) -> None:
    coach = open_page(False, 1280)
    sign_in(coach, own_address, "coach")
    assert coach.get_by_role("heading", level=1).inner_text().startswith("Tänään")
    coach.get_by_role("link", name="Asiakkaat", exact=True).click()
    assert coach.locator("tbody tr").count() == 1
    coach.get_by_role("link", name="A-2217").click()
    coach.get_by_role("link", name="Tee linkki", exact=True).click()
    coach.locator("main input[value=mittari-short]").check()
    coach.get_by_role("button", name="Tee linkki").click()
    link = coach.get_by_label(re.compile("^Linkki:")).input_value()

    client = open_page(False)
    come_in(client, link, "fi")
    begin(client)
    fill(client)
    send(client)

    coach.goto(f"{own_address}/coach/")
    assert "ensimmäinen mittaus" in coach.locator(".mt-worklist").first.inner_text()
    with reading(own_world.engine) as connection:
        assert of_client(connection, own_world.client.id)[0].measurement is not None


def test_a_coach_records_a_path_without_scripts(open_page: OpenPage, address: str, world: World) -> None:
    page = open_page(False)
    sign_in(page, address, "coach")
    page.goto(f"{address}/coach/clients/new")
    page.get_by_label("Nimi").fill("Eino Esimerkki")
    page.get_by_role("button", name="Lisää asiakas").click()
    assert "Eino Esimerkki" in page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Kirjaa palvelu").click()
    page.get_by_role("button", name="Tallenna").click()
    assert page.title().startswith("Virhe:")
    page.get_by_role("link", name="Palvelu: valitse jokin vaihtoehdoista").click()
    page.get_by_label("Palvelu", exact=True).select_option("coaching")
    page.get_by_label("Palveluntuottaja").select_option("workshop")
    page.get_by_role("button", name="Tallenna").click()
    assert page.get_by_role("status").first.inner_text() == "Palvelu on kirjattu."
    page.get_by_role("link", name=re.compile("^muokkaa")).click()
    page.get_by_role("button", name="Poista palvelu").click()
    assert "Palveluja ei ole kirjattu." in page.locator("main").inner_text()


def test_an_office_opens_its_report_without_scripts(open_page: OpenPage, address: str, world: World) -> None:
    world.episode()
    page = open_page(False, 1280)
    sign_in(page, address, "office")
    assert page.url.endswith("/office/reports")
    page.get_by_label("Ensimmäinen päivä").fill("2025-01-01")
    page.get_by_label("Viimeinen päivä").fill("2025-12-31")
    page.get_by_role("button", name="Koosta raportti").click()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Luvut (CSV)").click()
    assert kept.value.suggested_filename == "report-organisation-imatra-2025-01-01-2025-12-31.csv"
    page.get_by_role("link", name="Avaa raportti").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Imatra"
    size = page.evaluate("getComputedStyle(document.querySelector('.rp-head')).display")
    assert size


def test_an_office_hands_clients_over_without_scripts(open_page: OpenPage, address: str, world: World) -> None:
    alone, second = colleagues(world)
    page = open_page(False)
    sign_in(page, address, "office")
    page.get_by_role("link", name="Valmentajat", exact=True).click()
    assert "Yhdellä asiakkaalla ei ole valmentajaa" in page.locator("main").inner_text()
    page.get_by_role("link", name="Anna heille valmentaja").click()
    page.get_by_role("button", name="Siirrä").click()
    assert page.title().startswith("Virhe:")
    page.get_by_role("link", name="Ketkä asiakkaat: valitse asiakkaat").click()
    page.get_by_label(alone.label).check()
    page.get_by_label("Uusi valmentaja").select_option(second.display_name)
    page.get_by_role("button", name="Siirrä").click()
    assert page.get_by_role("status").first.inner_text().startswith("Yksi asiakas on siirretty")
    page.get_by_role("link", name=second.display_name).click()
    assert page.get_by_label(alone.label).count() == 1


def colleagues(world: World) -> tuple[Client, StaffMember]:
    """A client without a coach, and a second coach, both new."""
    alone, second = Client("C-3003"), StaffMember("imatra", "second", "Leo Second", frozenset({Role.COACH}))
    with writing(world.engine) as connection:
        staff.add(connection, second, PASSWORD)
        rows.add(connection, alone, Membership(alone.id, "imatra", START))
    return alone, second


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_clients_are_handed_over(
    browser: Browser, address: str, world: World, scheme: str
) -> None:
    page = browser.new_context(color_scheme=scheme, locale="fi-FI").new_page()  # type: ignore[arg-type]
    sign_in(page, address, "office")
    alone, second = f"{address}/office/coaches/nobody", f"{address}/office/coaches/{world.coach.id}"
    for where in (f"{address}/office/coaches", alone, second):
        page.goto(where)
        check(page, f"{where} with nobody to hand over to")
    colleagues(world)
    for where in (f"{address}/office/coaches", alone, second):
        page.goto(where)
        check(page, where)
    press(page.get_by_role("button", name="Siirrä"))
    check(page, "a handover with mistakes")
    press(page.get_by_role("button", name="Kirjaudu ulos"))
    sign_in(page, address, "coach")
    page.goto(f"{address}/coach/clients/{world.client.id}/hand-over")
    check(page, "a coach who hands over her client")
    press(page.get_by_role("button", name="Siirrä asiakas"))
    check(page, "a coach's handover with mistakes")
    page.context.close()


def check(page: Page, where: str) -> None:
    """Nothing for axe to find, and nothing wider than the window, at both widths."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], f"{where} at {width}"
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, f"{where} at {width}"


def assess(page: Page, here: str) -> None:
    """Goes through an assessment, from the choice of a meter to the client's page, and looks at every page."""
    page.goto(f"{here}/assessments/new")
    check(page, "the meters to assess with")
    page.locator("main input[type=radio]").check()
    press(page.get_by_role("button", name="Aloita arvio"))
    check(page, "the start of an assessment")
    begin(page)
    check(page, "a question about a client")
    go_on(page)
    check(page, "a question about a client with a mistake")
    page.goto(here)
    check(page, "an unfinished assessment")
    press(page.get_by_role("link", name=re.compile("^jatka")))
    while "/answer/" in page.url:
        answer(page, 1)
    check(page, "the answers to check")
    go_on(page)
    assert page.get_by_role("status").first.inner_text() == "Arvio on tallennettu."
    check(page, "a client who was assessed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_coachs_pages(
    browser: Browser, address: str, world: World, path: Path, scheme: str
) -> None:
    path.measure(190, 3)
    path.measure(1, 1)
    with writing(world.engine) as connection:
        rows.add(
            connection, wish(world, "everyday", 2), Status(world.client.id, "unemployed", day(-40), world.coach.id)
        )
    world.invite()
    page = browser.new_context(color_scheme=scheme, locale="fi-FI").new_page()  # type: ignore[arg-type]
    sign_in(page, address, "coach")
    here = f"{address}/coach/clients/{world.client.id}"
    for where in (
        f"{address}/coach/", f"{address}/coach/clients", f"{address}/coach/clients?q=nobody",
        f"{address}/coach/clients/new", here, f"{here}/links/new", f"{here}/plans/new", f"{here}/services/new",
        f"{here}/status/new", f"{here}/plans/{path.plan.id}/cancel", f"{here}/services/{path.own.id}/end",
    ):  # fmt: skip
        page.goto(where)
        check(page, where)
    page.goto(f"{here}/services/new")
    page.get_by_role("button", name="Tallenna").click()
    check(page, "a service with mistakes")
    page.goto(f"{here}/links/new")
    page.locator("main input[type=radio]").check()
    page.get_by_role("button", name="Tee linkki").click()
    check(page, "a new link")
    page.get_by_role("link", name="Näytä isolla tekstillä").click()
    check(page, "a slip in large print")
    assess(page, here)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_empty_coachs_and_an_offices_pages(
    browser: Browser, address: str, world: World, scheme: str
) -> None:
    page = browser.new_context(color_scheme=scheme, locale="fi-FI").new_page()  # type: ignore[arg-type]
    sign_in(page, address, "coach")
    page.goto(f"{address}/coach/clients/{world.client.id}")
    check(page, "a client without anything")
    with writing(world.engine) as connection:
        connection.exec_driver_sql("UPDATE assignments SET until = '2025-02-01'")
    page.goto(f"{address}/coach/")
    check(page, "a coach without clients")
    page.get_by_role("button", name="Kirjaudu ulos").click()
    sign_in(page, address, "office")
    chosen = f"scope=organisation:imatra&first={START}&last=2025-12-31"
    for where in ("reports", f"reports?{chosen}", f"coverage?{chosen}", "reports?scope=x"):
        page.goto(f"{address}/office/{where}")
        check(page, where)
    world.episode()
    for where in (f"reports?{chosen}", f"coverage?{chosen}", f"report?{chosen}"):
        page.goto(f"{address}/office/{where}")
        check(page, where)
    page.context.close()
