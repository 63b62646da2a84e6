"""What the page on exchange says about data out is true: its commands run, and its tables name what is there."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from mittari.answers.non_answer import NonAnswer
from mittari.demo.folder import DemoFolder
from mittari.formats.data import FORMATS
from mittari.formats.data.build import PLAIN
from mittari.formats.data.forms import ABOUT
from mittari.formats.data.stata import LETTERS
from tests.docs.walk import BLOCK, DOCS, run

PAGE = (DOCS / "exchange.md").read_text(encoding="utf-8")
SECTION = re.split(r"^## ", PAGE.split("## Data out\n")[1], flags=re.MULTILINE)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, small_demo: DemoFolder) -> Path:
    """The folder after the section's commands, in which the demo is already built."""
    folder = tmp_path_factory.mktemp("data-out")
    shutil.copytree(small_demo.root, folder / "demo")
    lines = [line for block in BLOCK.finditer(SECTION) for line in block["text"].splitlines()]
    assert lines[0].startswith("mittari demo demo ")
    for line in lines[1:]:
        run(line, folder)
    return folder


def test_the_commands_write_what_they_name(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"demo", "data", "data.xlsx", "path.sav"}
    forms = pd.read_csv(folder / "data" / "mittari-path-1.0.0.csv")
    assert list(forms.columns[: len(ABOUT)]) == list(ABOUT)
    _, about = pyreadstat.read_sav(folder / "path.sav", metadataonly=True)
    assert about.number_rows == len(forms)
    assert about.column_names_to_labels["point"] == "Place on the service path"


def test_tables_and_their_columns_are_named() -> None:
    rows = {cells[0]: cells[2] for cells in table_below("### Tables")}
    assert {f"`{name}`" for name in PLAIN} < set(rows)
    for name, columns in PLAIN.items():
        assert re.findall(r"`(\w+)`", rows[f"`{name}`"]) == list(columns)
    assert re.findall(r"`(\w+)`", rows["`who-5-1.0.0`"]) == list(ABOUT)


def test_every_format_and_its_codes_are_named() -> None:
    assert {cells[0].strip("`") for cells in table_below("### Formats")} == set(FORMATS)
    codes = {cells[0].strip("`"): [cell.strip("`") for cell in cells[1:5]] for cells in table_below("### Four ways")}
    assert set(codes) == set(FORMATS)
    kinds = [NonAnswer.MISSING, NonAnswer.REFUSED, NonAnswer.NOT_APPLICABLE, NonAnswer.NOT_ASKED]
    assert codes["csv"] == [kind.word for kind in kinds]
    assert codes["sav"] == codes["parquet"] == [str(int(kind)) for kind in kinds]
    assert codes["dta"] == [f".{LETTERS[kind]}" for kind in kinds]


def table_below(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its header."""
    lines = SECTION.split(heading)[1].split("\n### ")[0].splitlines()
    rows = [line.strip().strip("|").split(" | ") for line in lines if line.startswith("|")]
    return [[cell.strip(" |") for cell in row] for row in rows[2:]]
