"""A meter while it is being read from somebody's file: names, options, wording, and what has to be decided or was lost.

A reader of a format goes through its file once and calls these methods; `draft` puts the pieces together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.languages import is_rtl, language_tag
from mittari.formats.exchange.loss import NOT_SCORED, Loss
from mittari.formats.exchange.names import item_names, meter_id
from mittari.formats.exchange.options import Codings, Option, Wording

TERMS: dict[str, Any] = {
    "status": "draft",
    "data_class": "health",
    "legal_basis": ["explicit_consent"],
    "retention_years": 10,
    "use_level": "group",
    "no_total": True,
    "validation": "not_validated",
}
LICENCE: dict[str, Any] = {
    "text": "none",
    "key": "none",
    "modification": "forbidden",
    "permission": "contract",
    "uses": {"individual": False, "group": False, "commercial": False},
    "notice": f"{TODO} write who holds the rights",
    "evidence": f"{TODO} write where the terms were read, and correct the keys above",
}
ASK = (
    "Scores: which items, by which rule, on which scale, and which direction is better? Until then the check names each"
    " item that no score uses; write `scored: false` where none shall.",
    "Licence: who holds the rights, and what do they allow? Until somebody has looked, it allows nothing.",
    "Terms: data_class, legal_basis, retention_years, use_level and no_total are cautious guesses; decide each.",
)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Blanks of no width, which come along when texts are copied from web pages."""
ORDER = ("question", "help", "low", "high")


@dataclass
class Sketch:
    """A meter taking shape. `language` is that of texts whose language the file does not say."""

    source: str
    language: str = "en"
    version: str = "0.1.0"
    notice: str = ""
    recall: str | None = None
    items: list[dict[str, Any]] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    todo: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = item_names()
        self.codings = Codings(self.todo)
        self._texts: dict[str, dict[str, Any]] = {}
        self._again: set[str] = set()

    def title(self, wording: Wording) -> None:
        """Take the title."""
        self._take(wording, "title")

    def introduction(self, wording: Wording) -> None:
        """Take the text in front of the questions."""
        self._take(wording, "introduction")

    def item(self, foreign: str, kind: AnswerKind, question: Wording, **keys: Any) -> str:
        """Add an item and give its id; of `keys`, further keys of an item, those that are None are left out."""
        name = self._new_name(foreign)
        if kind.value in NOT_SCORED:
            keys["scored"] = False
        given = {key: value for key, value in keys.items() if value is not None}
        self.items.append({"id": name, "kind": kind.value, **given})
        self.wording(name, "question", question)
        return name

    def wording(self, item: str, key: str, wording: Wording) -> None:
        """Take one text of an item: question, help, low or high."""
        self._take(wording, "items", item, key)

    def coding(self, hint: str, options: Iterable[Option], is_named: bool = False) -> str:
        """The name of the coding with these options (at least one), in this order; equal ones are one coding.

        If `is_named`, the file itself calls the list `hint`, and lists of other names stay apart though they are equal.
        """
        name, new = self.codings.name(hint, tuple(options), is_named)
        for code, wording in new.items():
            self._take(wording, "options", name, str(code))
        return name

    def lost(self, where: str, what: str, why: str = "a meter has nothing like it") -> None:
        """Note what of the file is not in the meter."""
        self.losses.append(Loss(where, what, why))

    def draft(self) -> Draft:
        """The draft meter, complete enough to be read and checked."""
        languages = list(self._texts) or [self.language]
        texts = {language: self._language(language, language == languages[0]) for language in languages}
        changed = {foreign: name for foreign, name in self.names.changed().items() if foreign not in self._again}
        renamed = [f"The item {foreign!r} of the file is `{name}` here." for foreign, name in changed.items()]
        todo = (*ASK, *self.todo, *renamed)
        return Draft(self._structure(), texts, tuple(self.losses), todo, source=self.source)

    def _structure(self) -> dict[str, Any]:
        titles = [found["title"] for found in self._texts.values() if "title" in found]
        structure = {"id": meter_id(titles[0] if titles else self.source), "version": self.version, **TERMS}
        if self.recall:
            structure["recall"] = self.recall
        structure["licence"] = LICENCE | ({"notice": self.notice} if self.notice else {})
        if self.codings.codes:
            structure["codings"] = {name: {"codes": codes} for name, codes in self.codings.codes.items()}
        return structure | {"items": self.items}

    def _language(self, language: str, is_first: bool) -> dict[str, Any]:
        found = self._texts.get(language, {})
        return {
            "language": language,
            **({"direction": "rtl"} if is_rtl(language) else {}),
            "status": "draft",
            "title": found.get("title", f"{TODO} write the title"),
            "introduction": found.get("introduction", f"{TODO} write what these questions are about"),
            "items": self._questions(found.get("items", {}), is_first),
            **({"options": found["options"]} if "options" in found else {}),
        }

    def _questions(self, found: dict[str, dict[str, str]], is_first: bool) -> dict[str, dict[str, str]]:
        """What is missing in the first language is to be written; in another one, the check will name it."""
        blank = {"question": f"{TODO} write the question"}
        texts = {item["id"]: found.get(item["id"], {}) for item in self.items}
        kept = {name: blank | text for name, text in texts.items() if text or is_first}
        return {name: {key: text[key] for key in ORDER if key in text} for name, text in kept.items()}

    def _new_name(self, foreign: str) -> str:
        name = self.names.name(foreign)
        if all(item["id"] != name for item in self.items):
            return name
        again = f"{foreign} {len(self.items)}"
        self._again.add(again)
        name = self.names.name(again)
        self.todo.append(f"The file has {foreign!r} once more, here `{name}`: see which one its conditions mean.")
        return name

    def _take(self, wording: Wording, *place: str) -> None:
        for language, text in wording.items():
            seen = text.translate(UNSEEN).strip()
            if UNSEEN.keys() & {*map(ord, text)}:
                self.lost(".".join(place), "signs that nobody can see", "they only hide in the words")
            if seen:
                found = self._texts.setdefault(language_tag(language, self.language), {})
                for key in place[:-1]:
                    found = found.setdefault(key, {})
                found[place[-1]] = seen
