"""The list of today: what stands on it, in which group, and in how many queries."""

import re

import pytest
from babel import Locale
from babel.dates import format_date
from flask.testing import FlaskClient

from mittari.records.client import Assignment, Client, Membership
from mittari.records.plan import Plan, Point
from mittari.store import clients, rows
from mittari.store.engine import writing
from tests.webapp.coach.conftest import Path, counted, day, wish
from tests.webapp.coach.test_assessing import fill
from tests.webapp.conftest import START, World
from webapp import database


def lines(page: str) -> list[str]:
    """The rows of the lists, as text."""
    found = re.findall(r'<span class="mt-worklist__what">(.*?)</span>', page)
    return [re.sub(r"\s+", " ", line) for line in found]


def counts(page: str) -> list[int]:
    """The four figures on top: attention, answers, late, due."""
    return [int(number) for number in re.findall(r"<li><b>(\d+)</b>", page)]


def test_without_clients_the_page_teaches_how_to_begin(world: World, web: FlaskClient) -> None:
    with writing(world.engine) as connection:
        connection.exec_driver_sql("UPDATE assignments SET until = '2025-02-01'")
    page = web.get("/coach/").text
    assert "You do not have any clients yet" in page
    assert "/coach/clients/new" in page


def test_a_quiet_day_says_so(web: FlaskClient) -> None:
    assert "Nothing is waiting right now" in web.get("/coach/").text


def test_a_late_measurement_offers_a_link_and_a_reason(path: Path, web: FlaskClient, here: str) -> None:
    page = web.get("/coach/").text
    assert counts(page) == [0, 0, 1, 0]
    assert len(lines(page)) == 1
    assert lines(page)[0].startswith("Interim measurement 9 days late (was due ")
    assert f"{here}/links/new?plan={path.plan.id}" in page
    assert f"{here}/plans/{path.plan.id}/cancel" in page
    assert "Aino Example" in page


def test_what_the_coach_fills_in_is_due_until_she_has_sent_it(world: World, web: FlaskClient, here: str) -> None:
    plan = world.keep(Plan(world.client.id, "imatra", "judged", day(-3), Point.EXIT))
    address = f"{here}/assessments/new?plan={plan.id}"
    for page in (web.get("/coach/").text, web.get(here).text):
        assert (f'href="{address}"' in page, "make an assessment" in page, "links/new?plan" in page) == (
            True,
            True,
            False,
        )
    asked = web.get(address).text
    assert f'<input type="hidden" name="plan" value="{plan.id}">' in asked
    assert re.search(r'value="judged"[^>]* checked', asked)
    place = web.post(f"{here}/assessments/new", data={"meter": "judged", "plan": plan.id}).headers["Location"]
    fill(web, place)
    assert "Exit measurement 3 days late" in lines(web.get("/coach/").text)[0]
    web.post(f"{place}/send")
    assert "Exit measurement" not in web.get("/coach/").text
    assert "exit <span" in web.get(here).text


def test_what_came_in_a_file_is_told_with_the_day_of_its_answers(world: World, web: FlaskClient) -> None:
    world.alert(day(-200))
    assert counts(web.get("/coach/").text) == [1, 0, 0, 0]
    world.alert(day(-3))
    page = web.get("/coach/").text
    assert counts(page) == [1, 1, 0, 0]
    assert lines(page)[1].startswith(f"Answered {format_date(day(-3), 'medium', Locale('en', 'GB'))}: ")


@pytest.mark.parametrize(
    ("offset", "group"), [(0, "Coming up"), (14, "Coming up"), (-1, "Late"), (-61, "More than 60")]
)
def test_a_plan_stands_where_it_belongs(world: World, web: FlaskClient, offset: int, group: str) -> None:
    with writing(world.engine) as connection:
        rows.add(connection, Plan(world.client.id, "imatra", "tiny", day(offset), Point.EXIT))
    page = web.get("/coach/").text
    groups = [name for name in ("Coming up", "Late", "More than 60") if re.search(rf"(<h2[^>]*>|text\">){name}", page)]
    assert groups == [group]
    assert len(lines(page)) == 1


def test_a_plan_after_two_weeks_is_not_there_yet(world: World, web: FlaskClient) -> None:
    with writing(world.engine) as connection:
        rows.add(connection, Plan(world.client.id, "imatra", "tiny", day(15), Point.EXIT))
    assert lines(web.get("/coach/").text) == []


# The SEM of "home" is 10, so a change of 50 of 100 points is reliable and one of 25 is not.
@pytest.mark.parametrize(
    ("before", "after", "told", "figures"),
    [
        (3, 1, "worse Home", [1, 1, 1, 0]),
        (1, 3, "1 improved, 1 cannot tell", [0, 1, 1, 0]),
        (2, 3, "1 without reliable change, 1 cannot tell", [0, 1, 1, 0]),
    ],
)
def test_new_answers_say_what_changed(
    path: Path, web: FlaskClient, before: int, after: int, told: str, figures: list[int]
) -> None:
    path.measure(190, before)
    path.measure(1, after)
    page = web.get("/coach/").text
    assert any(line.endswith(told) for line in lines(page))
    assert counts(page) == figures


def test_a_first_answer_is_called_that(path: Path, web: FlaskClient) -> None:
    path.measure(1, 2)
    assert any(line.endswith("first measurement") for line in lines(web.get("/coach/").text))


def test_answers_of_last_month_are_not_new(path: Path, web: FlaskClient) -> None:
    path.measure(30, 2)
    assert counts(web.get("/coach/").text)[1] == 0


def test_a_wish_to_talk_needs_attention(world: World, path: Path, web: FlaskClient) -> None:
    with writing(world.engine) as connection:
        rows.add(connection, wish(world, "everyday", 2), wish(world, "work_ability", 45))
    page = web.get("/coach/").text
    assert counts(page)[0] == 1
    assert lines(page)[0].startswith("Wants to talk: Everyday life (said on ")


def test_only_own_clients_are_on_the_list(world: World, path: Path, web: FlaskClient) -> None:
    path.measure(1, 2, "lappeenranta", world.other_client.id)
    assert "B-1001" not in web.get("/coach/").text


def test_more_clients_are_not_more_queries(world: World, path: Path, web: FlaskClient) -> None:
    def queries() -> int:
        with web.application.app_context():
            engine = database.engine()
        with counted(engine) as sent:
            assert web.get("/coach/").status_code == 200
        return len(sent)

    path.measure(190, 3)
    path.measure(1, 1)
    alone = queries()
    for number in range(12):
        more = Client(f"C-{2000 + number}")
        with writing(world.engine) as connection:
            clients.add(connection, more)
            clients.join(connection, Membership(more.id, "imatra", START))
            clients.assign(connection, Assignment(more.id, world.coach.id, START))
            rows.add(connection, Plan(more.id, "imatra", "tiny", day(-2), Point.EXIT))
        path.measure(1, 2, client=more.id)
    assert queries() == alone
    assert len(lines(web.get("/coach/").text)) == 2 + 2 * 12
