"""Every construct has an example that is in order, and a line in docs/constructs.md that leads to code and example."""

import re
from pathlib import Path

import pytest

from mittari.scoring.check import check_meter

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "instruments/constructs").glob("*/instrument.yaml"))
ROW = re.compile(
    r"\| (\w\d+) \| \[([\w-]+)\]\(\.\./instruments/constructs/\2/instrument\.yaml\) \| .+ \| `([\w/.]+)` \|"
)
ROWS = ROW.findall((ROOT / "docs/constructs.md").read_text(encoding="utf-8"))
COUNTS = {"I": 12, "V": 4, "A": 11, "T": 7, "N": 9, "R": 10}
"""How many constructs there are of each kind; scoring by response patterns (T8) is out."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_is_in_order(folder: Path) -> None:
    assert check_meter(folder) == []


def test_every_construct_is_there_once() -> None:
    wanted = [f"{kind}{number}" for kind, count in COUNTS.items() for number in range(1, count + 1)]
    assert [code for code, _, _ in ROWS] == wanted


def test_every_example_is_in_the_page_and_starts_with_its_construct() -> None:
    assert sorted(name for _, name, _ in ROWS) == [folder.name for folder in FOLDERS]
    for code, name, _ in ROWS:
        text = (ROOT / "instruments/constructs" / name / "instrument.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# {code}. ")


def test_the_code_is_where_the_page_says() -> None:
    assert [path for _, _, path in ROWS if not (ROOT / path).is_file()] == []
