"""The columns of each table, with what they and their values are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.formats.data.dataset import Column, Kind
from mittari.formats.data.forms import Source
from mittari.formats.data.names import each_once
from mittari.formats.data.wording import NAMED, Wording

KINDS = dict.fromkeys(("start", "end", "date"), Kind.DAY) | dict.fromkeys(
    ("birth_year", "path", "measurement", "scoring_version", "rater"), Kind.WHOLE
)
"""The kinds of the columns that every export has; the others hold text."""


def plain_columns(names: Sequence[str], wording: Wording, seen: Mapping[str, frozenset[str]]) -> tuple[Column, ...]:
    """Columns that every export has, by name; `seen` are the values found in the NAMED ones."""
    return tuple(_plain(name, wording, seen.get(name, frozenset())) for name in names)


def _plain(name: str, wording: Wording, seen: frozenset[str]) -> Column:
    labels = wording.values(name, seen) if name in NAMED else {}
    complete = bool(labels) and seen <= set(labels)
    return Column(name, KINDS.get(name, Kind.TEXT), wording.t(f"column.{name}"), name, labels, complete=complete)


@dataclass(frozen=True)
class FormColumns:
    """Describes the columns of a meter's items and scores; without the meter they are called by their ids."""

    meter: Meter | None
    wording: Wording

    def columns(
        self, sources: Sequence[Source], dtypes: Mapping[str, Any], before: Sequence[Column]
    ) -> tuple[Column, ...]:
        """The columns of `sources`, whose types are `dtypes` by what they hold; names of those `before` are taken."""
        names = each_once([*(column.name for column in before), *(source.name for source in sources)])
        return tuple(
            self._column(name, source, str(dtypes[source.holds]).startswith("float"))
            for name, source in zip(names[len(before) :], sources, strict=True)
        )

    def _column(self, name: str, source: Source, decimals: bool) -> Column:
        if source.kind == "score":
            return Column(name, Kind.REAL, self._score(source.id), source.holds)
        if source.kind == "answered":
            label = self.wording.t("score.answered", score=self._score(source.id))
            return Column(name, Kind.WHOLE, label, source.holds)
        item = self.meter.items.get(source.id) if self.meter else None
        if source.kind == "option":
            return self._option(name, source, item)
        labels = self._options(item) if item else {}
        complete = self._complete(item, labels) if item else False
        question = self._question(source.id)
        return Column(name, Kind.ANSWER, question, source.holds, labels, decimals, _ordered(item), complete)

    def _option(self, name: str, source: Source, item: Item | None) -> Column:
        option = self._options(item).get(source.code, str(source.code)) if item else str(source.code)
        label = self.wording.t("option.ticked", question=self._question(source.id), option=option)
        ticked: dict[int | str, str] = {0: self.wording.t("ticked.no"), 1: self.wording.t("ticked.yes")}
        return Column(name, Kind.ANSWER, label, source.holds, ticked, complete=True)

    def _complete(self, item: Item, labels: Mapping[int | str, str]) -> bool:
        coding = self.meter.coding(item) if self.meter else None
        return coding is not None and set(coding.codes) <= set(labels)

    @cached_property
    def _texts(self) -> Texts | None:
        return self.wording.texts(self.meter)

    def _question(self, item: str) -> str:
        known = self._texts.items.get(item) if self._texts else None
        return known.question if known else item

    def _score(self, score: str) -> str:
        known = self._texts.scores.get(score) if self._texts else None
        return known.name if known else score

    def _options(self, item: Item) -> dict[int | str, str]:
        """What an item's codes are called; of a rating, its two ends."""
        if self._texts is None or self.meter is None:
            return {}
        if coding := self.meter.coding(item):
            words = self._texts.options.get(item.coding or "", {})
            return {code: words[code] for code in coding.codes if code in words}
        text = self._texts.items.get(item.id)
        ends = ((item.minimum, text.low if text else None), (item.maximum, text.high if text else None))
        return {code: word for code, word in ends if code is not None and word}


def _ordered(item: Item | None) -> bool:
    """Codes that are added up are in an order; so are ratings and numbers."""
    return item is not None and (item.scored or item.kind.value != "choice")
