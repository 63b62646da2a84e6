"""What a format can't carry of a meter, told by name: an export never drops anything without a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import ABOUT
from mittari.formats.exchange.tree import structure_tree, texts_tree

LISTED = 8
NO_PLACE = "the format has no place for it"
WHY = {
    "terms": "an import asks anew who may use it for what",
    "review": "an import is a draft until somebody reviews it",
    "scores": "a form in this format computes nothing that could be trusted",
    "scored": "an import asks anew what is scored",
}
KEPT_AT_HOME = frozenset(
    {"id", "version", "items", "groups", "codings", "scores", "licence", "recall"}
    | {"tables", "value_sets", "norm_tables", "evidence"}
)
"""Keys of instrument.yaml that are not terms; of the licence only the notice can travel."""
REVIEW = ABOUT - {"language", "direction"}
NOT_SCORED = frozenset({"text", "date", "number", "multichoice"})
"""Kinds that an import takes as not scored; all others it takes as scored."""
OF_SCORES = ("tables", "value_sets", "norm_tables", "evidence")
OF_WORDING = frozenset({"language", "direction", "title", "introduction", "items", "options", *REVIEW})


@dataclass(frozen=True)
class Loss:
    """One thing that does not travel: `where` it stands in the meter (a dotted place), `what` it is, and `why`."""

    where: str
    what: str
    why: str = NO_PLACE

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.why})"


def together(losses: Iterable[Loss]) -> list[Loss]:
    """The losses with those of one kind in one: `where` lists the places, the first of many."""
    places: dict[tuple[str, str], list[str]] = {}
    for loss in losses:
        places.setdefault((loss.what, loss.why), []).append(loss.where)
    return [Loss(_listed(list(dict.fromkeys(where))), *kind) for kind, where in places.items()]


def _listed(places: list[str]) -> str:
    more = f" and {len(places) - LISTED} more" if len(places) > LISTED else ""
    return ", ".join(places[:LISTED]) + more


def not_carried(meter: Meter, carries: frozenset[str]) -> tuple[Loss, ...]:
    """What a format loses of a meter that carries only the keys named.

    Items, kinds, codings, ranges and questions are always carried. `carries` may name: version, notice, recall,
    title, introduction, languages, `items.<key>` for a key of an item, `texts.<key>` for one of a question's wording
    (help, low, high). A format that carries a key in some forms only, adds the rest itself.
    """
    return (*_of_structure(meter, carries), *_of_items(meter, carries), *_of_texts(meter, carries))


def _of_structure(meter: Meter, carries: frozenset[str]) -> Iterator[Loss]:
    tree = structure_tree(meter.structure)
    for key, what in (("version", "the version"), ("recall", "the period it asks about")):
        if key in tree and key not in carries:
            yield Loss(key, what)
    if "notice" not in carries:
        yield Loss("licence.notice", "the holder of the rights")
    for score in meter.scores:
        yield Loss(f"scores.{score}", "how a score is computed and read", WHY["scores"])
    for key in OF_SCORES:
        if key in tree:
            yield Loss(key, f"the {key.replace('_', ' ')} of the scores", WHY["scores"])
    if "groups" in tree:
        yield Loss("groups", "that questions are copies of each other", "each copy comes back as a question of its own")
    terms = [key for key in tree if key not in KEPT_AT_HOME]
    yield Loss("terms", ", ".join(["licence", *terms]), WHY["terms"])
    if meter.norms.norms:
        yield Loss("norms", "norms and standard errors")
    if meter.cases:
        yield Loss("cases", "worked cases")


def asked(meter: Meter) -> tuple[Item, ...]:
    """The items that people are asked, in order: those of a form."""
    return tuple(item for item in meter.structure.items if item.filled_from is None)


def _of_items(meter: Meter, carries: frozenset[str]) -> Iterator[Loss]:
    always = {"id", "kind", "coding", "minimum", "maximum", "scored"}
    for item in structure_tree(meter.structure)["items"]:
        if item.get("filled_from"):
            yield Loss(f"items.{item['id']}", "a number that nobody is asked", "a form has questions only")
            continue
        for key, value in item.items():
            if key not in always and f"items.{key}" not in carries:
                yield Loss(f"items.{item['id']}.{key}", _written(key, value))
        scored = item.get("scored", True)
        if scored == (item["kind"] in NOT_SCORED):
            yield Loss(f"items.{item['id']}.scored", _written("scored", scored), WHY["scored"])


def _written(key: str, value: Any) -> str:
    return f"{key}: {str(value).lower()}" if isinstance(value, bool) else key.replace("_", " ")


def _of_texts(meter: Meter, carries: frozenset[str]) -> Iterator[Loss]:
    if not meter.texts:
        yield Loss("texts", "there is no wording here", "ids stand in its place")
        return
    yield Loss("review", "who looked at the wording", WHY["review"])
    for number, (language, texts) in enumerate(meter.texts.items()):
        tree = texts_tree(texts)
        if number and "languages" not in carries:
            yield Loss(f"texts.{language}", "the wording in this language", "the format has one language")
        else:
            yield from _of_language(language, tree, carries)


def _of_language(language: str, tree: dict[str, Any], carries: frozenset[str]) -> Iterator[Loss]:
    for key in ("title", "introduction"):
        if key not in carries:
            yield Loss(f"texts.{language}.{key}", f"the {key}")
    for key in tree:
        if key not in OF_WORDING:
            yield Loss(f"texts.{language}.{key}", f"the wording of {key}")
    for item, text in tree["items"].items():
        for key in text:
            if key != "question" and f"texts.{key}" not in carries:
                yield Loss(f"texts.{language}.items.{item}.{key}", _written(key, text[key]))
