"""Options and what they score, as they are written to FHIR."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_options import scoring_keys
from mittari.formats.exchange.loss import Loss
from mittari.scoring.values import item_values

VALUES = ("reverse", "recode")


def written_options(meter: Meter, item: Item) -> Iterator[dict[str, Any]]:
    """The answerOption of an item; each of a scored choice carries its value, for R4 and for SDC 4.0.0."""
    coding, name = meter.coding(item), item.coding or ""
    options = {tag: texts.options.get(name, {}) for tag, texts in meter.texts.items()}
    for code, value in zip(coding.codes if coding else (), _values(meter, item), strict=True):
        wording = {tag: texts[code] for tag, texts in options.items() if code in texts}
        shown = terms.with_words("display", wording, terms.language_of(meter))
        yield _option(f"{terms.CODING}{name}", str(code), shown, value)


def _option(system: str, code: str, shown: dict[str, Any], value: float | None) -> dict[str, Any]:
    coding = {"system": system, "code": code, **shown}
    if value is None:
        return {"valueCoding": coding}
    number = int(value) if float(value).is_integer() else value
    weight, ordinal = ({"url": url, "valueDecimal": number} for url in (terms.WEIGHT, terms.ORDINAL))
    return {"extension": [weight], "valueCoding": {"extension": [ordinal], **coding}}


def _values(meter: Meter, item: Item) -> list[float | None]:
    """What each option scores; nothing where the item is not scored, or not by one option."""
    coding = meter.coding(item)
    codes = coding.codes if coding else ()
    if item.kind is not AnswerKind.CHOICE or not item.scored:
        return [None] * len(codes)
    values = item_values(meter, item, np.array(codes, dtype=np.float64))
    return [None if np.isnan(value) else float(value) for value in values]


def values_lost(meter: Meter, item: Item) -> Iterator[Loss]:
    """What of an item's reverse and recode does not come back from the values of its options."""
    coding = meter.coding(item)
    back = scoring_keys(list(coding.codes), _values(meter, item)) if coding else {}
    for key in VALUES:
        there = getattr(item, key) or None
        if there != back.get(key):
            why = "each option carries its value, and an import says the same in the shortest way"
            yield Loss(f"items.{item.id}.{key}", key, why if back else "only options of scored choices carry values")
