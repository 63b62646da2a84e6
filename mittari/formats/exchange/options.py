"""Lists of options from other programs turned into codings: equal lists become one, odd codes become numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.item import SMALLEST_CODE
from mittari.formats.exchange.names import coding_names

Wording = Mapping[str, str]
"""A text by language."""

CODE = re.compile(r"0|-?[1-9]\d{0,8}")


@dataclass(frozen=True)
class Option:
    """One option as the file has it: its code, whatever that looks like, its wording, and the value it scores."""

    code: str
    wording: Wording
    value: float | None = None


class Codings:
    """The codings of a meter that is being read: `codes` by name. What has to be decided goes to `todo`."""

    def __init__(self, todo: list[str]):
        self.codes: dict[str, list[int]] = {}
        self._todo, self._names = todo, coding_names()
        self._numbers: dict[str, dict[str, int]] = {}
        self._known: dict[tuple[object, ...], str] = {}

    def name(self, hint: str, options: tuple[Option, ...], is_named: bool) -> tuple[str, dict[int, Wording]]:
        """The coding's name and, if it is new, the wording of its options by code.

        Options whose codes are not whole numbers, each there once, get their values as codes, else are numbered from 0.
        """
        numbers = _numbers(options)
        listed = tuple(
            (number, option.code, *sorted(option.wording.items())) for number, option in _pairs(numbers, options)
        )
        key = (hint if is_named else "", *listed)
        if key in self._known:
            return self._known[key], {}
        name = self._known[key] = self._free(hint)
        self._numbers[name] = {option.code: number for number, option in _pairs(numbers, options)}
        self._tell(name, numbers, options)
        wording = {number: option.wording for number, option in _pairs(numbers, options)}
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

    def _tell(self, name: str, numbers: list[int], options: tuple[Option, ...]) -> None:
        if [str(number) for number in numbers] != [option.code for option in options]:
            listed = ", ".join(f"{option.code!r} is {number}" for number, option in _pairs(numbers, options))
            self._todo.append(f"The codes of `{name}` were not whole numbers, each there once: {listed}.")

    def _other(self, name: str, only: tuple[int, Wording]) -> dict[int, Wording]:
        code, wording = only
        self._todo.append(f"`{name}` has one option, and a choice is between two: word the other.")
        return {int(code == 0): dict.fromkeys(wording, f"{TODO} write the other option")}


def _numbers(options: tuple[Option, ...]) -> list[int]:
    written = [option.code for option in options]
    values = ["" if option.value is None else f"{option.value:.9g}" for option in options]
    for codes in (written, values):
        if len(set(codes)) == len(codes) and all(map(_fits, codes)):
            return [int(code) for code in codes]
    return list(range(len(options)))


def _pairs(numbers: list[int], options: tuple[Option, ...]) -> Iterator[tuple[int, Option]]:
    return zip(numbers, options, strict=True)


def _fits(code: str) -> bool:
    return CODE.fullmatch(code) is not None and int(code) >= SMALLEST_CODE
