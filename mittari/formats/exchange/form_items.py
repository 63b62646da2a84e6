"""The questions that a form in another program's format holds."""

from dataclasses import replace
from pathlib import Path

from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.loss import asked


def form_items(meter: Meter, path: Path) -> tuple[Item, ...]:
    """The items people are asked; raises InputError if there are none, as other programs take no empty form."""
    items = asked(meter)
    if not items:
        reason = f"{meter.id} holds numbers that are computed elsewhere: there is no question for a form"
        raise refusal(path, reason, "export a meter that people answer")
    return items


def main_language_first(meter: Meter) -> Meter:
    """The meter with a language in front that people are offered, for a format that has one, or a main one."""
    texts = sorted(meter.texts.items(), key=lambda each: not each[1].enabled)
    return replace(meter, texts=dict(texts))
