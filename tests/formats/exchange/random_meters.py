"""Small meters made at random, with everything an item can have; every one of them is readable."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from mittari.definitions.meter import Meter, read_meter
from mittari.formats.exchange.sketch import LICENCE, TERMS
from mittari.formats.exchange.yaml_text import yaml_text

LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="\u200b\u2060\ufeff"
)
LINES = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
PARAGRAPHS = st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=30).map(str.strip).filter(bool)
KINDS = ("choice", "multichoice", "rating", "number", "date", "text")


def readable(structure: dict[str, Any], texts: dict[str, dict[str, Any]]) -> Meter:
    """The meter whose files hold this."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "texts").mkdir()
        Path(folder, "instrument.yaml").write_text(yaml_text(structure), encoding="utf-8")
        for language, tree in texts.items():
            Path(folder, f"texts/{language}.yaml").write_text(yaml_text(tree), encoding="utf-8")
        return read_meter(Path(folder))[0]


@st.composite
def meters(draw: st.DrawFn, texts: st.SearchStrategy[str] = LINES) -> Meter:
    """A meter of one to five items in one to three languages; `texts` makes its wording."""
    codings = draw(st.dictionaries(st.sampled_from(["ease", "often", "yes-no"]), CODINGS, min_size=1))
    names = draw(st.lists(st.sampled_from(["a", "B2", "c_3", "d__4", "e5_"]), min_size=1, unique=True))
    items: list[dict[str, Any]] = []
    for name in names:
        items.append(draw(_items(name, codings, items)))
    used = {name: {"codes": codings[name]} for name in codings if any(item.get("coding") == name for item in items)}
    structure = {"id": "random", "version": draw(st.sampled_from(["1.0.0", "2.10.3"])), **TERMS}
    structure["licence"] = LICENCE | {"notice": draw(texts)}
    structure |= {"codings": used, "items": items} | draw(_scores(items))
    languages = draw(st.lists(st.sampled_from(["en", "fi-x-selko", "ar"]), min_size=1, unique=True))
    return readable(structure, {language: draw(_texts(language, items, used, texts)) for language in languages})


CODINGS = st.lists(st.integers(-9, 20), min_size=2, max_size=5, unique=True)


@st.composite
def _items(draw: st.DrawFn, name: str, codings: dict[str, list[int]], before: list[dict[str, Any]]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": name, "kind": draw(st.sampled_from(KINDS))}
    codes: list[int] = []
    if item["kind"] in ("choice", "multichoice"):
        item["coding"] = draw(st.sampled_from(sorted(codings)))
    if item["kind"] == "choice":
        codes = codings[item["coding"]]
    if item["kind"] in ("rating", "number"):
        item["minimum"] = draw(st.integers(-5, 5))
        item["maximum"] = item["minimum"] + draw(st.integers(1, 9))
    if item["kind"] == "rating":
        codes = list(range(item["minimum"], item["maximum"] + 1))
    unscored, elsewhere = draw(st.booleans()), draw(st.booleans())
    if item["kind"] in ("date", "text") or unscored:
        item["scored"] = False
    if item["kind"] == "number" and before and elsewhere:
        item["filled_from"] = "import"
    return item | draw(_further_keys(codes)) | draw(_conditions(before, codings))


@st.composite
def _further_keys(draw: st.DrawFn, codes: list[int]) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "not_applicable": True,
        "retrospective": True,
        "concept": "some-concept",
        "icf": "d230",
        "recall": "P2W",
    }
    if codes:
        keys |= {"missing_codes": {99: "refused"}, "reverse": True}
        keys["recode"] = {code: draw(st.sampled_from([0, 1, 2.5])) for code in codes}
    chosen = draw(st.lists(st.sampled_from(sorted(keys)), max_size=2, unique=True))
    return {key: keys[key] for key in chosen if not (key == "recode" and "reverse" in chosen)}


@st.composite
def _conditions(draw: st.DrawFn, before: list[dict[str, Any]], codings: dict[str, list[int]]) -> dict[str, Any]:
    others = [item for item in before if item["kind"] not in ("date", "text")]
    if not others or draw(st.booleans()):
        return {}
    other = draw(st.sampled_from(others))
    codes = codings[other["coding"]] if "coding" in other else [other["minimum"], other["maximum"]]
    one, two = sorted(draw(st.lists(st.sampled_from(codes), min_size=2, max_size=2)))
    forms: list[dict[str, Any]] = [{"at_least": one}, {"at_most": two}, {"at_least": one, "at_most": two}]
    if other["kind"] == "multichoice":
        forms.clear()
    forms.append({"any_of": sorted({one, two})})
    return {"show_if": {"item": other["id"], **draw(st.sampled_from(forms))}}


@st.composite
def _scores(draw: st.DrawFn, items: list[dict[str, Any]]) -> dict[str, Any]:
    scored = [item["id"] for item in items if item.get("scored", True)]
    if not scored or draw(st.booleans()):
        return {}
    return {"scores": [{"id": "all", "rule": "sum", "items": scored, "range": [0, 1], "direction": "higher"}]}


@st.composite
def _texts(
    draw: st.DrawFn, language: str, items: list[dict[str, Any]], codings: dict[str, Any], texts: st.SearchStrategy[str]
) -> dict[str, Any]:
    return {
        "language": language,
        **({"direction": "rtl"} if language == "ar" else {}),
        "status": "draft",
        "title": draw(texts),
        "introduction": draw(texts),
        "items": {item["id"]: draw(_question(item["kind"], texts)) for item in items},
        "options": {
            name: {code: f"{draw(texts)} {number}" for number, code in enumerate(coding["codes"])}
            for name, coding in codings.items()
        },
    }


@st.composite
def _question(draw: st.DrawFn, kind: str, texts: st.SearchStrategy[str]) -> dict[str, str]:
    found = {"question": draw(texts)}
    if draw(st.booleans()):
        found["help"] = draw(texts)
    return found | ({"low": draw(texts), "high": draw(texts)} if kind == "rating" else {})
