"""One question as it is put to a person: an item of a meter with its wording in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from mittari.answers import NonAnswer
from mittari.definitions.item import Coding, Item
from mittari.definitions.messages import Translate
from mittari.definitions.meter import Meter
from mittari.definitions.texts import ItemText, Texts


@dataclass(frozen=True)
class Question:
    """`t` gives the app's own sentences, in the language of the page; the meter's may be in another."""

    meter: Meter
    item: Item
    language: str
    t: Translate

    @property
    def texts(self) -> Texts:
        """The meter's wording."""
        return self.meter.texts[self.language]

    @property
    def text(self) -> ItemText:
        """The item's wording."""
        return self.texts.items[self.item.id]

    @property
    def coding(self) -> Coding | None:
        """The item's options, if it has any."""
        return self.meter.coding(self.item)

    @property
    def options(self) -> Mapping[int, str]:
        """The wording of each option by code."""
        return self.texts.options[self.item.coding or ""]

    @property
    def ways_out(self) -> dict[str, str]:
        """The ways not to answer that are offered: word -> wording. Refusing is always one of them."""
        fitting = {"not_applicable": self.t("answer.not_applicable")} if self.item.not_applicable else {}
        return {**fitting, NonAnswer.REFUSED.word: self.t("answer.refused")}

    @property
    def limits(self) -> tuple[int | None, int | None]:
        """The smallest and largest number that can be answered, where there is one."""
        return self.item.minimum, self.item.maximum
