"""The project's own instrument, filled in a real Chromium in four languages, with scripts and without."""

from typing import Any

import pytest
from sqlalchemy import select

from mittari.store.engine import reading
from mittari.store.schema.measuring import answers, measurements, scores
from tests.browser.conftest import OpenPage
from tests.browser.filling import begin, come_in, fill, send
from tests.webapp.conftest import World

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SAME = ("instrument", "version", "content_hash", "language", "wording_status", "mode", "respondent", "source")


def stored(world: World, client: Any) -> dict[str, Any]:
    """Everything of a client's one measurement that does not differ by person or moment."""
    with reading(world.engine) as connection:
        row = connection.execute(select(measurements).where(measurements.c.client == client.id)).one()
        given = select(answers.c.item, answers.c.value, answers.c.text).where(answers.c.measurement == row.id)
        worked = select(scores.c.score, scores.c.value, scores.c.answered).where(scores.c.measurement == row.id)
        return {
            **{name: row._mapping[name] for name in SAME},
            "answers": sorted(map(tuple, connection.execute(given))),
            "scores": sorted(map(tuple, connection.execute(worked)), key=str),
        }


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-x-selko"])
def test_filled_left_taken_up_and_sent_the_same_with_and_without_scripts(
    own_world: World, own_address: str, open_page: OpenPage, language: str
) -> None:
    link = f"{own_address}/l/{own_world.invite()}"
    page = open_page(scripts=False)
    come_in(page, link, language)
    begin(page)
    first = fill(page, most=12)
    left_at = page.url
    page.context.clear_cookies()
    page.close()

    page = open_page(scripts=False)
    come_in(page, link, language)
    begin(page)
    assert page.url == left_at
    rest = fill(page)
    assert not set(first) & set(rest)
    send(page)

    page = open_page(scripts=True)
    come_in(page, f"{own_address}/l/{own_world.invite(own_world.other_client)}", language)
    begin(page)
    assert fill(page) == first + rest
    send(page)

    without = stored(own_world, own_world.client)
    assert without == stored(own_world, own_world.other_client)
    assert (without["instrument"], without["language"]) == ("mittari-path", language)
    assert len(without["answers"]) == len(own_world.meter.items)
