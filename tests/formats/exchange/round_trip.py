"""What a meter becomes when it goes out in a format and comes in again, leaf by leaf, beside what the format said."""

from pathlib import Path
from typing import Any

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter
from mittari.definitions.structure import Structure
from mittari.definitions.texts import Texts
from mittari.formats.exchange import Format
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.loss import KEPT_AT_HOME, REVIEW, Loss
from mittari.formats.exchange.tree import structure_tree, texts_tree

Leaves = dict[str, Any]


def assert_losses_are_exact(meter: Meter, form: Format, folder: Path, names_lists: bool = True) -> None:
    """What differs after the way out and in again is what the format said it loses: nothing more, nothing less.

    A format that does not name its lists of options (`names_lists`) gives them other names than they had; a meter
    without wording comes back with places to write it.
    """
    path = folder / f"form{form.SUFFIX}"
    losses = form.write(meter, path)
    there, back = leaves_of_meter(meter, names_lists), leaves_of_draft(form.read(path), names_lists)
    differing = {place for place in there.keys() | back.keys() if there.get(place) != back.get(place)}
    untold = {place: (there.get(place), back.get(place)) for place in differing if not _is_told(place, losses)}
    assert untold == {}
    assert [loss for loss in losses if not _happened(loss, differing)] == []


def leaves_of_meter(meter: Meter, names_lists: bool = True) -> Leaves:
    """Every leaf of a meter by its dotted place; terms and reviews, which an import asks for anew, are one each."""
    leaves = _leaves_of(meter.structure, meter.texts, names_lists)
    leaves |= {"norms": "there"} if meter.norms.norms else {}
    return leaves | ({"cases": "there"} if meter.cases else {}) | {"terms": "decided"} | _reviewed(meter.texts)


def leaves_of_draft(draft: Draft, names_lists: bool = True) -> Leaves:
    """The same of a draft."""
    texts = {language: Texts.model_validate(tree) for language, tree in draft.texts.items()}
    return _leaves_of(Structure.model_validate(draft.structure), texts, names_lists)


def _reviewed(texts: dict[str, Texts]) -> Leaves:
    return {"review": "done"} if texts else {}


def _leaves_of(structure: Structure, texts: dict[str, Texts], names_lists: bool) -> Leaves:
    tree = {key: value for key, value in structure_tree(structure).items() if key in KEPT_AT_HOME and key != "id"}
    tree["licence"] = {"notice": tree["licence"]["notice"]}
    tree["items"] = {item["id"]: _by_codes(item, structure) for item in tree["items"]}
    tree["order"] = [item.id for item in structure.items if item.filled_from is None]
    tree["scores"] = {score["id"]: score for score in tree.get("scores", ())}
    tree["texts"] = {language: _wording(text, set(tree["order"])) for language, text in texts.items()}
    if not names_lists:
        _put_options_into_items(tree)
    return dict(_leaves(tree, ""))


def _put_options_into_items(tree: dict[str, Any]) -> None:
    codings = tree.pop("codings", {})
    options = {language: texts.pop("options", {}) for language, texts in tree["texts"].items()}
    for item, keys in tree["items"].items():
        if name := keys.pop("coding", ""):
            keys["coding"] = codings[name]
            for language, texts in tree["texts"].items():
                texts["items"].setdefault(item, {})["options"] = options[language].get(name, {})


def _wording(texts: Texts, asked: set[str]) -> dict[str, Any]:
    tree = {key: value for key, value in texts_tree(texts).items() if key not in REVIEW}
    return tree | {"items": {item: text for item, text in tree["items"].items() if item in asked}}


def _by_codes(item: dict[str, Any], structure: Structure) -> dict[str, Any]:
    """The item with a condition on a choice written as its codes: at least 3 of 0-4 means 3 or 4."""
    test = item.get("show_if", {})
    other = next((other for other in structure.items if other.id == test.get("item")), None)
    if not other or other.kind is not AnswerKind.CHOICE or not other.coding:
        return item
    low, high = test.get("at_least", float("-inf")), test.get("at_most", float("inf"))
    wanted = test.get("any_of", [code for code in structure.codings[other.coding].codes if low <= code <= high])
    return item | {"show_if": {"item": other.id, "any_of": sorted(wanted)}}


def _leaves(value: Any, place: str) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in _leaves(inner, f"{place}.{key}".lstrip("."))]
    return [(place, value)]


def _is_told(place: str, losses: tuple[Loss, ...]) -> bool:
    return any(place == loss.where or place.startswith(f"{loss.where}.") for loss in losses)


def _happened(loss: Loss, differing: set[str]) -> bool:
    return any(place == loss.where or place.startswith(f"{loss.where}.") for place in differing)
