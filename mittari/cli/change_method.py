"""The method of change that a command line asks for; what is wrong with it is told in the names of the options."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from mittari.change.methods import method_called
from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError, Problem

NAMES = tuple(one.name for one in fields(Parameters))
NAME = re.compile(r"\b(" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")


@dataclass(frozen=True)
class Chosen:
    """A method with the parameters it was given and the line they make."""

    short: str
    method: Method
    parameters: Parameters
    line: IndexLine

    def line_after(self, cut: float) -> IndexLine | None:
        """The line that the score after must be beyond a cut-off by; None where the score itself decides."""
        functional_of = self.method.functional_of
        return functional_of(self.parameters, cut) if functional_of else None


def chosen_method(short: str, values: Sequence[float | None]) -> Chosen:
    """The method of that short name with the values of the options, in the order of Parameters."""
    try:
        parameters = Parameters(*values)
        method = method_called(short)
        return Chosen(short, method, parameters, method.line(parameters))
    except InputError as error:
        raise InputError([_in_options(problem) for problem in error.problems]) from None


def _in_options(problem: Problem) -> Problem:
    if problem.file in NAMES:
        return replace(problem, file=_option(problem.file))
    if problem.place != "parameters":
        return problem
    return replace(problem, place="", reason=_options(problem.reason), advice=_options(problem.advice))


def _options(text: str) -> str:
    return NAME.sub(lambda found: _option(found[0]), text)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
