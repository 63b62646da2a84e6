"""Items made of a LimeSurvey question, or of one row of its array, with wording, options and conditions."""

import re
from collections.abc import Mapping
from typing import Any

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.foreign_names import is_name_of
from mittari.formats.exchange.limesurvey_rows import Part, Question
from mittari.formats.exchange.limesurvey_terms import LONGEST, UNWANTED
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.options import Option, Wording
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.yes_no import yes_no

FIXED = {"Y": "YN", "G": "FM", "C": "YUN", "E": "ISD"}
"""Types whose options have codes of LimeSurvey's own and words that are not in the file."""
WHOLE = re.compile(r"-?\d{1,9}")
PIPED = re.compile(r"\{[A-Za-z][^{}]*\}")
ITEM = re.compile(r"[A-Za-z]\w*")
ANSWERED = Reader(
    r"(?!(?:and|or|eq|ne|lt|gt|le|ge)\b)(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.checked)?)(?:\.(?:NAOK|code|value))?\b(?!\()"
)
NOT_EMPTY = re.compile(
    r"!\s*is_empty\(\s*(\w+)(?:\.NAOK)?\s*\)\s*(?:and|&&)\s*(?=[^A-Za-z]*\1(?:\.NAOK)?\b)", re.IGNORECASE
)
TICKED = re.compile(r"\b([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)(?:\.NAOK)?\s*(?:==|eq)\s*([\"'])Y\3")
NO_KEYS: Mapping[str, Any] = {}


class Items:
    """Adds items to a sketch; `languages` are those of the survey."""

    def __init__(self, sketch: Sketch, languages: list[str]):
        self._sketch, self._languages = sketch, languages
        self._ticked: set[tuple[str, str]] = set()
        self._conditions = Conditions(sketch, ANSWERED, self._simpler)

    def add(
        self,
        question: Question,
        kind: AnswerKind,
        keys: Mapping[str, Any] = NO_KEYS,
        part: Part | None = None,
        label: Wording | None = None,
    ) -> str:
        """Add an item and give its id; a row of an array has its own text (or `label`), under that of the question."""
        own = label if label is not None else wording_of(part) if part else {}
        stands_alone = not any(own.values())
        code = question.row["name"]
        foreign = f"{code}_{part.code}" if part and not stands_alone else code
        said = question.row["cssclass"]
        if ITEM.fullmatch(said) and is_name_of(said, foreign, UNWANTED, LONGEST):
            foreign = said
        item = self._sketch.item(foreign, kind, question.text if stands_alone else own, **keys)
        self._help(item, {} if stands_alone else question.text, question.help)
        if any(PIPED.search(text) for text in (*question.text.values(), *own.values())):
            self._sketch.todo.append(f"`{item}` repeats an answer in its question, which a meter can't: reword it.")
        self._condition(question, part, self._sketch.items[-1])
        return item

    def options(self, hint: str, parts: Mapping[tuple[str, str], Part]) -> dict[str, str]:
        """The coding of answers or subquestions, as a key of an item; assessment values replace letters."""
        options = [
            Option(part.code, wording_of(part), float(part.value) if WHOLE.fullmatch(part.value) else None)
            for part in parts.values()
            if part.scale == "0"
        ]
        return {"coding": self._sketch.coding(hint, options or [Option("1", {})])}

    def fixed_options(self, kind: str) -> dict[str, str]:
        """The coding of a type that has options of its own."""
        if kind == "Y":
            no, yes = yes_no(self._languages)
            options = [Option("Y", yes.wording, 1), Option("N", no.wording, 0)]
        else:
            todo = f"{TODO} write the option"
            options = [Option(code, dict.fromkeys(self._languages, f"{todo} {code}")) for code in FIXED[kind]]
        return {"coding": self._sketch.coding(f"type {kind}", options)}

    def ends(self, question: Question, low: str, high: str) -> dict[str, int]:
        """minimum and maximum from two attributes; an end that is no whole number is lost."""
        found = {}
        for key, column in (("minimum", low), ("maximum", high)):
            text = question.row[column]
            if WHOLE.fullmatch(text):
                found[key] = int(text)
            elif text:
                self._sketch.lost(f"questions.{question.row['name']}", f"the {key} {text}", "a range has whole ends")
        return found

    def _help(self, item: str, stem: Wording, aside: Wording) -> None:
        for language in {**stem, **aside}:
            texts = filter(None, (stem.get(language), aside.get(language)))
            self._sketch.wording(item, "help", {language: "\n".join(texts)})

    def _condition(self, question: Question, part: Part | None, item: dict[str, Any]) -> None:
        written = (question.group_relevance, question.row["relevance"], part.relevance if part else "")
        self._conditions.put(item, *(text for text in written if text.strip() != "1"))
        code = question.row["name"]
        if item["kind"] == AnswerKind.MULTICHOICE:
            self._ticked |= {(code, option.code) for option in question.parts["SQ"].values()}
            self._conditions.asked(f"{code}.checked", item)
        else:
            is_whole = question.row["num_value_int_only"] == "1"
            self._conditions.asked(f"{code}_{part.code}" if part else code, item, is_whole)

    def _simpler(self, condition: str) -> str:
        """Each option of several is a variable of its own, which is Y if it is ticked."""
        return TICKED.sub(self._as_option, NOT_EMPTY.sub("", condition))

    def _as_option(self, found: re.Match[str]) -> str:
        question, option = found[1], found[2]
        return f"{question}.checked == '{option}'" if (question, option) in self._ticked else found[0]


def wording_of(part: Part) -> dict[str, str]:
    """The text of a subquestion or an answer by language, without its markup."""
    return {language: plain(text) for language, text in part.text.items()}
