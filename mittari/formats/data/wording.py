"""What tables, columns and values are called in one language."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.library import Library
from mittari.definitions.messages import Messages
from mittari.definitions.meter import Meter
from mittari.definitions.texts import Texts
from mittari.paths.points import Point
from mittari.records.client import Gender
from mittari.records.measurement import Mode

MESSAGES = Messages(Path(__file__).parent / "messages")
OTHERWISE = "en"
RESPONDENTS = ("client", "coach", "observer", "employer")
NAMED = ("gender", "mode", "point", "respondent", "service", "status", "organisation", "unit", "provider")
"""The columns of every export whose values have names."""
WORDED: dict[str, type[StrEnum]] = {"gender": Gender, "mode": Mode, "point": Point}


class Wording:
    """One language: the program's own words (in English where it has none), and those of meters and code lists."""

    def __init__(self, language: str, library: Library, names: Mapping[str, str]):
        base = language.split("-")[0]
        self.language = language
        self.t = MESSAGES.translator(base if base in MESSAGES.languages else OTHERWISE)
        self._library, self._names = library, names

    def texts(self, meter: Meter | None) -> Texts | None:
        """A meter's texts in the language (or in what it is a variant of), if they are there and may be passed on."""
        if meter is None or meter.structure.licence.text == "none":
            return None
        return meter.texts.get(self.language) or meter.texts.get(self.language.split("-")[0])

    def non_answers(self) -> dict[NonAnswer, str]:
        """The four ways not to answer."""
        return {kind: self.t(f"non_answer.{kind.word}") for kind in NonAnswer}

    def values(self, column: str, seen: frozenset[str]) -> dict[int | str, str]:
        """What the values of one of the NAMED columns are called; organisations only if they were `seen`."""
        if column in WORDED:
            return {word.value: self.t(f"{column}.{word.value}") for word in WORDED[column]}
        if column == "respondent":
            return {word: self.t(f"respondent.{word}") for word in RESPONDENTS}
        if column in ("service", "status"):
            codes = self._library.services if column == "service" else self._library.statuses
            return {code.id: codes.name(code.id, self.language) for code in codes.codes}
        return {name: self._names[name] for name in sorted(seen) if name in self._names}
