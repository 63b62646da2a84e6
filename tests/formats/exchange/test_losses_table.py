"""What each format can't carry, found by taking out a meter that has everything; docs/exchange.md holds the table."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mittari.definitions.cases import Case
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norm, Norms
from mittari.formats.exchange import FORMATS
from mittari.formats.exchange.sketch import LICENCE, TERMS
from mittari.formats.exchange.tree import structure_tree
from tests.formats.exchange.random_meters import readable

PAGE = Path(__file__).parents[3] / "docs" / "exchange.md"
START = "| of a meter | "

ITEMS: list[dict[str, Any]] = [
    {"id": "mood", "kind": "choice", "coding": "ease", "not_applicable": True, "concept": "mood", "icf": "b152"},
    {"id": "Pain_now", "kind": "choice", "coding": "ease", "reverse": True, "missing_codes": {"9": "refused"}},
    {
        "id": "sleep",
        "kind": "choice",
        "coding": "ease",
        "recode": {"-1": 0, "0": 1.5, "1": 2},
        "alert": {"any_of": [1]},
    },
    {"id": "energy", "kind": "rating", "minimum": 0, "maximum": 10, "retrospective": True, "recall": "P1W"},
    {"id": "helped_by", "kind": "multichoice", "coding": "means", "ticked": "count"},
    {"id": "hours", "kind": "number", "minimum": 0, "maximum": 24, "scored": False},
    {"id": "since", "kind": "date", "scored": False},
    {"id": "words", "kind": "text", "scored": False, "show_if": {"item": "mood", "any_of": [-1, 0]}},
    {"id": "more", "kind": "text", "scored": False, "show_if": {"item": "helped_by", "any_of": [2]}},
    {"id": "tired", "kind": "text", "scored": False, "show_if": {"item": "energy", "at_least": 2, "at_most": 5}},
    {"id": "low", "kind": "text", "scored": False, "show_if": {"score": "total", "at_most": 1}},
    {"id": "age", "kind": "number", "scored": False, "filled_from": "age"},
]
SCORED = ["mood", "Pain_now", "sleep", "energy", "helped_by"]
SCORE: dict[str, Any] = {"id": "total", "rule": "mean", "items": SCORED, "range": [0, 10], "direction": "higher"}

ROWS = {
    "ids, kinds, codes, ranges and questions": r"order|items\.\w+\.(kind|coding|minimum|maximum)",
    "which items are scored": r"items\.\w+\.scored",
    "help with a question": r"texts\.[\w-]+\.items\.\w+\.help",
    "words at the ends of a rating": r"texts\.[\w-]+\.items\.\w+\.(low|high)",
    "conditions on one answer": r"items\.(?!low\b)\w+\.show_if",
    "conditions on a score": r"items\.low\.show_if",
    "title and introduction": r"texts\.en\.(title|introduction)",
    "title in further languages": r"texts\.fi|texts\.fi(-x-selko)?\.title",
    "questions in further languages": r"texts\.fi",
    "languages of your own, such as `fi-x-selko`": r"texts\.fi-x-selko",
    "version": "version",
    "holder of the rights": r"licence\.notice",
    "what an option scores (`reverse`, `recode`)": r"items\.\w+\.(reverse|recode)",
    "`concept` and `icf`": r"items\.\w+\.(concept|icf)",
    "`not_applicable`": r"items\.\w+\.not_applicable",
    "`missing_codes`": r"items\.\w+\.missing_codes",
    "`alert`, `ticked`, `retrospective`": r"items\.\w+\.(alert|ticked|retrospective)",
    "`recall`, of the meter and of items": r"(items\.\w+\.)?recall",
    "items that nobody is asked (`filled_from`)": r"items\.age",
    "scores, tables, bands and their wording": r"scores\..*|texts\.[\w-]+\.scores",
    "norms and worked cases": "norms|cases",
    "terms of use, status, who reviewed the wording": "terms|review",
}


@pytest.fixture(scope="module")
def meter() -> Meter:
    """A meter that has everything a form could lose."""
    items = {item["id"]: {"question": f"{item['id']}?"} for item in ITEMS if item["id"] != "age"}
    items["mood"]["help"] = "Think of today"
    items["energy"] |= {"low": "None", "high": "Plenty"}
    options = {"ease": {"-1": "Bad", "0": "So so", "1": "Good"}, "means": {"1": "Rest", "2": "Friends"}}
    wording = {"status": "draft", "title": "All", "introduction": "Everything", "items": items, "options": options}
    texts = {
        tag: {"language": tag, **wording, "scores": {"total": {"name": "Sum"}}} for tag in ("en", "fi", "fi-x-selko")
    }
    structure = {
        "id": "everything",
        "version": "1.2.3",
        **TERMS,
        "recall": "P2W",
        "licence": LICENCE | {"notice": "Us"},
    }
    structure["codings"] = {"ease": {"codes": [-1, 0, 1]}, "means": {"codes": [1, 2]}}
    made = readable(structure | {"items": ITEMS, "scores": [SCORE]}, texts)
    case = Case(name="one", source="by hand", answers={}, expect={"total": None})
    norm = Norm.model_validate(
        {"score": "total", "population": "all", "method": "alpha", "sem": 1, "source": "by hand", "date": "2026-01-01"}
        | {"status": "local"}
    )
    return replace(made, cases=(case,), norms=Norms(norms=(norm,)))


def test_the_page_tells_what_each_format_cannot_carry(meter: Meter, tmp_path: Path) -> None:
    table = "\n".join(lines(meter, tmp_path))
    page = PAGE.read_text(encoding="utf-8")
    there = page[page.index(START) :].partition("\n\n")[0]
    assert there == table


def test_every_loss_is_in_a_row(meter: Meter, tmp_path: Path) -> None:
    for name, form in FORMATS.items():
        for loss in form.write(meter, tmp_path / name):
            assert any(re.fullmatch(pattern, loss.where) for pattern in ROWS.values()), loss


def lines(meter: Meter, folder: Path) -> Iterator[str]:
    """The lines of the table."""
    lost = {name: {loss.where for loss in form.write(meter, folder / name)} for name, form in FORMATS.items()}
    yield f"{START}{' | '.join(f'`{name}`' for name in FORMATS)} |"
    yield "|---" * (len(FORMATS) + 1) + "|"
    for row, pattern in ROWS.items():
        everything = places(meter, pattern, set().union(*lost.values()))
        cells = [
            how_much({place for place in lost[name] if re.fullmatch(pattern, place)}, everything) for name in FORMATS
        ]
        yield f"| {row} | {' | '.join(cells)} |"


def places(meter: Meter, pattern: str, lost: set[str]) -> set[str]:
    """All that a row speaks of: the keys of items, and whatever else some format loses."""
    keys = {f"items.{item['id']}.{key}" for item in structure_tree(meter.structure)["items"] for key in item}
    return {place for place in keys | lost if re.fullmatch(pattern, place)}


def how_much(lost: set[str], everything: set[str]) -> str:
    """One cell of the table; only of items can some come through and others not."""
    if not lost:
        return "yes"
    return "partly" if everything - lost and all(place.startswith("items.") for place in everything) else "no"
