"""Display conditions as other programs write them: read only where they say exactly what a meter can say.

Everything else (sums, functions, several questions, "is not") is no simple condition; it is never guessed at.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from mittari.definitions.condition import Condition

NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">="}
SPELLINGS = {"==": "=", "eq": "=", "gt": ">", "lt": "<", "ge": ">=", "le": "<=", "||": "or", "&&": "and"}


@dataclass(frozen=True)
class Comparison:
    """`name` `operator` `value`; the operator is one of =, <, <=, >, >=."""

    name: str
    operator: str
    value: str


@dataclass(frozen=True)
class Simple:
    """What a simple condition asks of one other question: that one of the comparisons holds, or that all do."""

    comparisons: tuple[Comparison, ...]
    joined_by: str = "and"

    @property
    def name(self) -> str:
        """The other question, as the file names it."""
        return self.comparisons[0].name

    @property
    def values(self) -> tuple[str, ...] | None:
        """The answers of which one is wanted, as written; None if a range is wanted."""
        if any(comparison.operator != "=" for comparison in self.comparisons):
            return None
        one_of = self.joined_by == "or" or len(self.comparisons) == 1
        return tuple(comparison.value for comparison in self.comparisons) if one_of else None

    def bounds(self, whole: bool) -> dict[str, float] | None:
        """`at_least` and `at_most`; None if it is no range. Only among whole numbers does `> 2` mean `>= 3`."""
        ends: dict[str, float] = {}
        for comparison in self.comparisons:
            end = _end(comparison, whole)
            if end is None or end[0] in ends or (self.joined_by == "or" and len(self.comparisons) > 1):
                return None
            ends[end[0]] = end[1]
        return ends if ends.get("at_least", -inf) <= ends.get("at_most", inf) else None


def _end(comparison: Comparison, whole: bool) -> tuple[str, float] | None:
    if comparison.operator == "=" or not NUMBER.fullmatch(comparison.value):
        return None
    number = float(comparison.value)
    key = "at_least" if comparison.operator.startswith(">") else "at_most"
    if comparison.operator in (">=", "<="):
        return key, number
    if not whole or not number.is_integer():
        return None
    return key, number + (1 if key == "at_least" else -1)


class Reader:
    """Reads the conditions of one format; `operand` is how it writes another question's answer, its name in a group."""

    def __init__(self, operand: str):
        self._token = re.compile(
            rf"\s*(?:(?P<operand>{operand})"
            r"|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
            r"|(?P<operator>>=|<=|==|=|>|<|\b(?:eq|gt|lt|ge|le)\b)"
            r"|(?P<join>\b(?:and|or)\b|&&|\|\|)|(?P<open>\()|(?P<close>\)))",
            re.IGNORECASE,
        )

    def read(self, text: str) -> Simple | None:
        """The condition in a text, or None if it is not simple."""
        tokens = list(self._tokens(text))
        if not tokens or tokens[-1][0] == "unknown":
            return None
        joins = {value for kind, value in tokens if kind == "join"}
        if len(joins) > 1 or not _balanced(tokens):
            return None
        comparisons = tuple(_comparisons([token for token in tokens if token[0] not in ("open", "close")]))
        names = {comparison.name for comparison in comparisons if comparison is not None}
        if not comparisons or None in comparisons or len(names) != 1:
            return None
        return Simple(tuple(filter(None, comparisons)), joins.pop() if joins else "and")

    def _tokens(self, text: str) -> Iterator[tuple[str, str]]:
        place, text = 0, text.strip()
        while place < len(text):
            found = self._token.match(text, place)
            if found is None:
                yield "unknown", text[place:]
                return
            kind = next(name for name in found.groupdict() if name != "name" and found[name] is not None)
            value = found["name"] if kind == "operand" else found[kind]
            lowered = value.lower()
            yield kind, SPELLINGS.get(lowered, lowered) if kind in ("operator", "join") else value
            place = found.end()


def _balanced(tokens: list[tuple[str, str]]) -> bool:
    """Whether brackets only stand around comparisons or groups of them; with one kind of join they then say nothing."""
    depth, before = 0, "join"
    for kind, _ in tokens:
        depth += (kind == "open") - (kind == "close")
        if depth < 0 or (kind == "open" and before not in ("join", "open")):
            return False
        if before == "close" and kind not in ("join", "close"):
            return False
        before = kind
    return depth == 0


def _comparisons(tokens: list[tuple[str, str]]) -> Iterator[Comparison | None]:
    for start in range(0, len(tokens), 4):
        yield _comparison(tokens[start : start + 3])
        after = tokens[start + 3 : start + 4]
        if after and (after[0][0] != "join" or len(tokens) == start + 4):
            yield None


def _comparison(tokens: list[tuple[str, str]]) -> Comparison | None:
    kinds = tuple(kind for kind, _ in tokens)
    if kinds in (("operand", "operator", "text"), ("operand", "operator", "number")):
        name, operator, value = (value for _, value in tokens)
    elif kinds in (("text", "operator", "operand"), ("number", "operator", "operand")):
        value, operator, name = (value for _, value in tokens)
        operator = TURNED.get(operator, operator)
    else:
        return None
    return Comparison(name, operator, value.strip("'\"") if value[:1] in "'\"" else value)


def condition_text(
    condition: Condition, operand: str, is_code: Callable[[int], str], both: str = "and", either: str = "or"
) -> str:
    """A meter's condition in a format's words: `is_code` writes the test for one code, `operand` the other's answer."""
    if condition.any_of is not None:
        return f" {either} ".join(map(is_code, condition.any_of))
    ends: list[tuple[str, Any]] = [(">=", condition.at_least), ("<=", condition.at_most)]
    return f" {both} ".join(f"{operand} {sign} {end:.15g}" for sign, end in ends if end is not None)
