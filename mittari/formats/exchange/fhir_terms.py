"""The names that FHIR R4 and SDC 4.0.0 give to things, and how wording stands in them."""

from typing import Any

from mittari.definitions.meter import Meter
from mittari.formats.exchange.languages import language_tag
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Wording

STRUCTURE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
PROFILE = f"{SDC}sdc-questionnaire"
TRANSLATION = f"{STRUCTURE}translation"
MINIMUM = f"{STRUCTURE}minValue"
MAXIMUM = f"{STRUCTURE}maxValue"
CONTROL = f"{STRUCTURE}questionnaire-itemControl"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
SLIDER_STEP = f"{STRUCTURE}questionnaire-sliderStepValue"
HIDDEN = f"{STRUCTURE}questionnaire-hidden"
EXPRESSION = f"{SDC}sdc-questionnaire-enableWhenExpression"
CALCULATED = f"{SDC}sdc-questionnaire-calculatedExpression"
ORDINAL = f"{STRUCTURE}ordinalValue"
WEIGHT = f"{STRUCTURE}itemWeight"
WEIGHTS = (WEIGHT, ORDINAL, f"{STRUCTURE}questionnaire-optionScore")
ABSENT = f"{STRUCTURE}data-absent-reason"
ICF = "http://hl7.org/fhir/sid/icf"
CODING = "urn:mittari:coding:"
CONCEPT = "urn:mittari:concept"
METER = "urn:mittari:meter:"

Words = dict[str, Any]


def words(node: Node, key: str, language: str) -> dict[str, str]:
    """The text at a key by language: its own and its translations."""
    found = {language: node.text(key)} if node.text(key) else {}
    for extension in extensions(node.node(f"_{key}"), TRANSLATION):
        parts = {part.text("url"): part for part in extension.nodes("extension")}
        if "lang" in parts and "content" in parts:
            tag = language_tag(value_text(parts["lang"]), language)
            found[tag] = value_text(parts["content"])
    return found


def with_words(key: str, wording: Wording, language: str) -> dict[str, Any]:
    """The keys that carry a text and its translations."""
    others = [
        {
            "extension": [{"url": "lang", "valueCode": tag}, {"url": "content", "valueString": text}],
            "url": TRANSLATION,
        }
        for tag, text in wording.items()
        if tag != language
    ]
    own = {key: wording[language]} if language in wording else {}
    return own | ({f"_{key}": {"extension": others}} if others else {})


def language_of(meter: Meter) -> str:
    """The language of a questionnaire's own texts, beside which the others are translations."""
    return next(iter(meter.texts), "en")


def extensions(node: Node, url: str) -> list[Node]:
    """The extensions of an element with this address."""
    return [extension for extension in node.nodes("extension") if extension.text("url") == url]


def value_text(node: Node) -> str:
    """The simple value of an extension as text, whatever its type."""
    key = next((key for key in node.tree if key.startswith("value") and not isinstance(node.tree[key], dict)), "")
    return str(node.tree[key]).strip() if key and not isinstance(node.tree[key], list) else ""


def value_number(node: Node, url: str) -> float | None:
    """The number in the extension with this address, or None."""
    for extension in extensions(node, url):
        for key in ("valueInteger", "valueDecimal"):
            if (number := extension.number(key)) is not None:
                return number
    return None


def controls(node: Node) -> set[str]:
    """The codes of an item's control: slider, help, lower, upper and so on."""
    codings = [extension.node("valueCodeableConcept").nodes("coding") for extension in extensions(node, CONTROL)]
    return {coding.text("code") for found in codings for coding in found}


def control(code: str) -> dict[str, Any]:
    """The extension that gives an item a control."""
    return {"url": CONTROL, "valueCodeableConcept": {"coding": [{"system": CONTROLS, "code": code}]}}
