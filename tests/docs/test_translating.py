"""The page about translations is true: its commands run, its pack installs, and its table names every status."""

import re
from pathlib import Path
from typing import get_args

import pytest

from mittari.definitions.library import Library, default_library
from mittari.definitions.texts import ReviewStatus, Texts, wording
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml, read_yaml
from mittari.formats.texts.xliff import MACHINE, STATES
from tests.docs.walk import DOCS, run, walk

PAGE = (DOCS / "translating.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said."""
    folder = tmp_path_factory.mktemp("translating")
    return folder, walk("translating.md", folder)


def test_what_went_out_comes_in_again(walked: tuple[Path, dict[str, str]]) -> None:
    folder, said = walked
    shipped = default_library().meter("mittari-short").texts["sv"]
    assert validate(Texts, read_yaml(folder / "translated/sv.yaml")) == shipped
    texts = len(wording(shipped))
    assert [text for text in said.values() if f"{texts} texts from fi into sv, {texts} of them translated" in text]


def test_the_pack_makes_the_meter_ready_to_be_shown(walked: tuple[Path, dict[str, str]]) -> None:
    folder, said = walked
    assert "was can be shown in en" in said["mittari texts install pack --to packs"]
    texts = Library(default_library().root, folder / "packs").meter("was").texts["en"]
    assert texts.status_of("items.WAS_1.question") == "official"
    checked = run("mittari texts export was --language sv --from en -o was.xlf", folder, MITTARI_TEXTS="packs")
    assert "into sv, 0 of them translated" in checked


def test_the_page_tells_every_status_as_xliff_has_it() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))
    assert list(rows) == list(dict.fromkeys(rows))
    assert set(rows) == set(get_args(ReviewStatus))
    assert [status for status, row in rows.items() if f"`{STATES[status]}`" not in row] == ["machine_draft"]
    assert f"`{MACHINE}`" in rows["machine_draft"]


def test_the_exceptions_on_the_page_are_read() -> None:
    block = next(text for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "exceptions" in text)
    tree = parse_yaml(block + "language: en\ntitle: A\nintroduction: B\nitems: {pain: {question: C}}\n", "page")
    texts = validate(Texts, tree)
    assert (texts.status_of("items.pain.question"), texts.status_of("introduction")) == ("draft", "own_reviewed")
    assert texts.review_of("title").reviewed_by == "Another name"
