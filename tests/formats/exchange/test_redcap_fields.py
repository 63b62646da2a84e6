from pathlib import Path

import pytest

from mittari.formats.exchange.redcap_fields import choices, ends, label, read_fields
from mittari.formats.exchange.redcap_terms import API_COLUMNS, COLUMNS
from mittari.formats.exchange.sheet import Row

FORM = Path("form.csv")


def field(**cells: str) -> Row:
    """A field with these cells."""
    return Row(2, {(key, ""): text for key, text in cells.items()})


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1, Yes | 0, No", [("1", "Yes"), ("0", "No")]),
        ("1,Yes|0,No, never", [("1", "Yes"), ("0", "No, never")]),
        ("-9, I do not know\n1, A&#124;B", [("-9", "I do not know"), ("1", "A|B")]),
        ("1, Yes | ", [("1", "Yes")]),
        ("a, <b>Bold</b>", [("a", "Bold")]),
    ],
)
def test_choices_are_codes_and_texts(cell: str, found: list[tuple[str, str]]) -> None:
    assert choices(FORM, field(name="q", choices=cell)) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", ["", "", ""]),
        ("Low | High", ["Low", "", "High"]),
        ("Low | So so | High", ["Low", "So so", "High"]),
        ("Low |  | High", ["Low", "", "High"]),
        ("Low", ["Low", "", ""]),
    ],
)
def test_a_slider_has_three_places(cell: str, found: list[str]) -> None:
    assert ends(field(choices=cell)) == found


def test_a_label_is_read_without_its_guard_and_markup() -> None:
    assert label(field(label="'=<b>1</b>")) == "=1"


@pytest.mark.parametrize("header", [list(COLUMNS.values()), list(API_COLUMNS), ["1", *list(COLUMNS.values())[1:]]])
def test_the_columns_are_known_by_several_names(header: list[str], tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(",".join(f'"{name}"' for name in header) + "\nq,form,,text,How?\n")
    (row,) = read_fields(path)
    assert (row["name"], row["form"], row["type"], row["label"]) == ("q", "form", "text", "How?")
