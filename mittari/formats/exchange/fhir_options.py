"""The options of FHIR questions: listed in the question, in a value set of the file, or nowhere in it."""

import re
from collections.abc import Iterator
from typing import Any

from mittari.formats.exchange.fhir_terms import CODING, WEIGHTS, value_number, words
from mittari.formats.exchange.languages import language_tag
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option

ICF_CODE = re.compile(r"[bsde]\d+")
SIMPLE = ("valueString", "valueInteger", "valueDate", "valueTime")


def own_name(node: Node) -> str:
    """The name of the coding, where the file was written by mittari; else nothing."""
    systems = {option.node("valueCoding").text("system") for option in node.nodes("answerOption")}
    system = systems.pop() if len(systems) == 1 else ""
    return system.removeprefix(CODING) if system.startswith(CODING) else ""


def options_of(node: Node, value_sets: dict[str, Node], language: str) -> list[Option]:
    """The options of a question; none if they are not in the file."""
    listed = [_listed(option, language) for option in node.nodes("answerOption")]
    if listed:
        return [option for option in listed if option is not None]
    named = node.text("answerValueSet")
    value_set = value_sets.get(named.removeprefix("#").split("|")[0])
    return list(_of_value_set(value_set, language)) if value_set else []


def value_sets_of(root: Node, others: list[Node]) -> dict[str, Node]:
    """The value sets that came with a questionnaire, by id and by address."""
    found = [node for node in (*root.nodes("contained"), *others) if node.text("resourceType") == "ValueSet"]
    return {name: node for node in found for name in (node.text("id"), node.text("url")) if name}


def options_untaken(node: Node) -> Iterator[str]:
    """What the listed options of a question have that a meter's have not."""
    listed = node.nodes("answerOption")
    if any(option.flag("initialSelected") for option in listed):
        yield "an answer filled in beforehand"
    if any(_listed(option, "en") is None for option in listed):
        yield "an option that is no code, text, number, date or time"
    places = [place for option in listed for place in (option, option.node("valueCoding"))]
    urls = {extension.text("url") for place in places for extension in place.nodes("extension")}
    for name in sorted({url.rsplit("/", 1)[-1] for url in urls.difference(WEIGHTS)}):
        yield f"the extension {name} of its options"


def _listed(option: Node, language: str) -> Option | None:
    coding = option.node("valueCoding")
    if coding.tree:
        wording = words(coding, "display", language)
        code = coding.text("code") or wording.get(language, "")
        return Option(code, wording or {language: code}, _weight(option, coding)) if code else None
    simple = next((option.text(key) for key in SIMPLE if key in option.tree), "")
    return Option(simple, {language: simple}, _weight(option)) if simple else None


def _of_value_set(value_set: Node, language: str) -> Iterator[Option]:
    includes = value_set.node("compose").nodes("include")
    concepts = value_set.node("expansion").nodes("contains")
    for concept in concepts or [concept for include in includes for concept in include.nodes("concept")]:
        code = concept.text("code")
        wording = words(concept, "display", language)
        for other in concept.nodes("designation"):
            wording.setdefault(language_tag(other.text("language"), language), other.text("value"))
        if code:
            yield Option(code, wording or {language: code}, _weight(concept))


def _weight(*nodes: Node) -> float | None:
    found = (value_number(node, url) for node in nodes for url in WEIGHTS)
    return next((weight for weight in found if weight is not None), None)


def scoring_keys(codes: list[int], values: list[float | None]) -> dict[str, Any]:
    """How codes become these values: nothing to say, `reverse`, or a `recode` code by code."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(codes) or known == codes:
        return {}
    if known == [min(codes) + max(codes) - code for code in codes]:
        return {"reverse": True}
    whole = [int(value) if float(value).is_integer() else value for value in known]
    return {"recode": dict(zip(codes, whole, strict=True))}
