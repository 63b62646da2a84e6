"""Lists of options from other programs turned into codings: equal lists become one, odd codes become numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.item import SMALLEST_CODE
from mittari.formats.exchange.names import coding_names

Wording = Mapping[str, str]
"""A text by language."""

CODE = re.compile(r"0|-?[1-9]\d{0,8}")


@dataclass(frozen=True)
class Option:
    """One option as the file has it: its code, whatever that looks like, and its wording."""

    code: str
    wording: Wording


class Codings:
    """The codings of a meter that is being read: `codes` by name. What has to be decided goes to `todo`."""

    def __init__(self, todo: list[str]):
        self.codes: dict[str, list[int]] = {}
        self._todo, self._names = todo, coding_names()
        self._numbers: dict[str, dict[str, int]] = {}
        self._known: dict[tuple[object, ...], str] = {}

    def name(self, hint: str, options: tuple[Option, ...], is_named: bool) -> tuple[str, dict[int, Wording]]:
        """The coding's name and, if it is new, the wording of its options by code.

        Options whose codes are not all whole numbers, each there once, are numbered from 0.
        """
        key = (hint if is_named else "", *((option.code, *sorted(option.wording.items())) for option in options))
        if key in self._known:
            return self._known[key], {}
        name = self._known[key] = self._free(hint)
        numbers = self._number(name, options)
        wording = {number: option.wording for number, option in zip(numbers, options, strict=True)}
        if len(wording) == 1:
            wording |= self._other(name, *wording.items())
        self.codes[name] = list(wording)
        return name, wording

    def number(self, coding: str, foreign: str) -> int | None:
        """The code that stands for a foreign one, or None if the coding has no such option."""
        return self._numbers[coding].get(foreign)

    def _free(self, hint: str) -> str:
        name = self._names.name(hint)
        while name in self.codes:
            hint += " "
            name = self._names.name(hint)
        return name

    def _number(self, name: str, options: tuple[Option, ...]) -> list[int]:
        written = [option.code for option in options]
        if len(set(written)) == len(written) and all(map(_fits, written)):
            numbers = [int(code) for code in written]
        else:
            numbers = list(range(len(written)))
            listed = ", ".join(f"{code!r} is {number}" for number, code in enumerate(written))
            self._todo.append(f"The codes of `{name}` were not whole numbers, each there once: {listed}.")
        self._numbers[name] = dict(zip(written, numbers, strict=True))
        return numbers

    def _other(self, name: str, only: tuple[int, Wording]) -> dict[int, Wording]:
        code, wording = only
        self._todo.append(f"`{name}` has one option, and a choice is between two: word the other.")
        return {int(code == 0): dict.fromkeys(wording, f"{TODO} write the other option")}


def _fits(code: str) -> bool:
    return CODE.fullmatch(code) is not None and int(code) >= SMALLEST_CODE
