"""Whatever is sent, nobody gets a server error."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FIELDS = [
    "answer",
    "refused",
    "not_applicable",
    "seen",
    "topic",
    "wish",
    "holder",
    "viewer",
    "do",
    "next",
    "login",
    "x",
]
PATHS = ["/my/answer/cooking", "/my/answer/walks", "/my/answer/moved", "/my/answer/wish", "/my/picture/talk",
         "/my/sharing", "/l/x"]  # fmt: skip
anything = st.text(max_size=200) | st.sampled_from(
    ["\x00", "\u202e", "1e999", "-127", "9" * 400, "31.2.2026", "refused"]
)
patient = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def web(browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    return browser_of("client")


@patient
@given(path=st.sampled_from(PATHS), data=st.dictionaries(st.sampled_from(FIELDS), anything, max_size=6))
def test_no_form_breaks_the_app(web: FlaskClient, path: str, data: dict[str, str]) -> None:
    assert web.post(path, data=data).status_code < 500


@patient
@given(
    parts=st.lists(anything, min_size=1, max_size=3), query=st.dictionaries(st.text(max_size=9), anything, max_size=3)
)
def test_no_address_breaks_the_app(web: FlaskClient, parts: list[str], query: dict[str, str]) -> None:
    for start in ("/l/", "/my/answer/", "/language/", "/"):
        path = start + quote("/".join(parts), safe="/", errors="replace").lstrip("/")
        assert web.get(path, query_string=query).status_code < 500
