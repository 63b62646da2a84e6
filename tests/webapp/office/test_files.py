"""The report as files."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.webapp.conftest import World


def test_every_file_tells_the_same_number(served: World, web: FlaskClient, year: dict[str, Any]) -> None:
    text = web.get("/office/report.csv", query_string=year).data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    clients = next(row for row in rows if "clients" in row.values())
    assert "12" in clients.values()
    book = load_workbook(io.BytesIO(web.get("/office/report.xlsx", query_string=year).data))
    assert any(12 in [cell.value for cell in row] for row in book["figures"].iter_rows())
    assert ">12<" in web.get("/office/report.html", query_string=year).text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_a_file_is_named_after_what_is_in_it(served: World, web: FlaskClient, year: dict[str, Any], kind: str) -> None:
    answer = web.get(f"/office/report.{kind}", query_string=year)
    name = f"report-organisation-imatra-2025-01-01-2025-12-31.{kind}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_the_file_needs_nothing_beside_it(served: World, web: FlaskClient, year: dict[str, Any]) -> None:
    page = web.get("/office/report.html", query_string=year).text
    assert "<style>" in page
    assert "stylesheet" not in page


def test_there_are_no_other_kinds(web: FlaskClient, year: dict[str, Any]) -> None:
    assert web.get("/office/report.pdf", query_string=year).status_code == 404
    assert web.get("/office/report.csv").status_code == 404


def test_the_style_comes_as_a_style(web: FlaskClient) -> None:
    answer = web.get("/office/report.css")
    assert answer.mimetype == "text/css"
    assert "rp-body" in answer.text
