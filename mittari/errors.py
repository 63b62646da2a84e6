"""Every error mittari raises on purpose, as one tree: catch `MittariError` to catch them all."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place: where, why, and what to do about it. Never carries an answer of a person."""

    file: str
    place: str
    reason: str
    advice: str = ""
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line is not None else self.file
        place = f" {self.place}:" if self.place else ""
        advice = f" -> {self.advice}" if self.advice else ""
        return f"{where}:{place} {self.reason}{advice}"


class MittariError(Exception):
    """The root of the tree; its text is written for the person who has to act on it."""


class ProblemsError(MittariError):
    """Something was refused for one or more reasons, all of which are in `.problems`."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DefinitionError(ProblemsError):
    """A definition (meter, code list, area file, indicator, report) can't be used as it stands."""


class InputError(ProblemsError):
    """A file or value that somebody handed in can't be used as it stands."""


class UnknownMeterError(MittariError):
    """No meter of that id or path is in the library."""


class StoreError(MittariError):
    """The database refused, is not there, or is not at the version this program needs."""


class NotFoundError(StoreError):
    """There is no such row, or the asker may not know that there is."""


class ConflictError(StoreError):
    """A row breaks a rule of the data; the text names the rule, never the row's content."""


class StaleDraftError(StoreError):
    """Somebody else saved an answer in the meantime; `revision` is the draft's newest."""

    def __init__(self, revision: int):
        self.revision = revision
        super().__init__("this form was changed in another window or device; look at both answers and save again")


class ExpiredLinkError(StoreError):
    """A personal link that has ended: too old, or replaced by a newer one."""


class DisclosureError(MittariError):
    """A table may not leave: it would tell about somebody."""
