"""The rows of a LimeSurvey survey structure put together: each language repeats groups, questions and answers.

Source: LimeSurvey's manual, "Tab Separated Value survey structure", and its exporter (export_helper.php).
"""

from dataclasses import dataclass, field
from pathlib import Path

from mittari.formats.exchange.cell_text import unguarded
from mittari.formats.exchange.limits import refusal, require_few_items
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.sheet import Row, rows_of
from mittari.formats.exchange.table_file import read_rows

NEEDED = ("class", "type/scale", "name", "text", "language")
OTHERS = {
    "AS": "assessments",
    "QTA": "quotas",
    "QTALS": "texts of quotas",
    "QTAM": "answers that count for quotas",
    "C": "conditions in the old form",
}
"""Classes of rows that a meter has nothing like."""


@dataclass
class Part:
    """A subquestion or an answer: its code, scale, relevance, assessment value, and text by language, as written."""

    code: str
    scale: str
    relevance: str = ""
    value: str = ""
    text: dict[str, str] = field(default_factory=dict)


@dataclass
class Question:
    """A question with all its languages; `row` is its first row, which has its attributes."""

    row: Row
    group: str
    group_relevance: str
    text: dict[str, str] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[tuple[str, str], Part]] = field(default_factory=lambda: {"SQ": {}, "A": {}})


@dataclass
class Survey:
    """A survey structure; `settings` by name, `texts` of the survey by name and language, `others` rows by class, and
    `parts` the first row of each subquestion and answer."""

    language: str
    settings: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    parts: list[Row] = field(default_factory=list)


def read_survey(path: Path) -> Survey:
    """The survey in a tab-separated file; raises InputError if it can't be read or is no survey structure."""
    rows = read_rows(path, "\t")
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    for name in NEEDED:
        if name not in header:
            advice = "is it a tab-separated survey structure? LimeSurvey exports one under Display/Export"
            raise refusal(path, f"there is no column {name!r}", advice, line=1)
    found = list(rows_of(rows, [(name, "") for name in header]))
    base = next((row["text"] for row in found if row["class"] == "S" and row["name"] == "language"), "")
    gathered = _Gathering(path, Survey(base or "en"))
    for row in found:
        gathered.take(row)
    return gathered.survey


class _Gathering:
    """One pass through the rows: a subquestion or an answer belongs to the question above it."""

    def __init__(self, path: Path, survey: Survey):
        self.path, self.survey = path, survey
        self.group, self.relevance = "", ""
        self.question: Question | None = None

    def take(self, row: Row) -> None:
        kind = row["class"].upper()
        if kind == "S":
            self.survey.settings[row["name"]] = row["text"]
        elif kind == "SL":
            self.survey.texts.setdefault(row["name"], {})[self._language(row)] = written(row, "text")
        elif kind == "G":
            self._group(row)
        elif kind == "Q":
            self._question(row)
        elif kind in ("SQ", "A"):
            self._part(row, kind)
        elif kind in OTHERS:
            self.survey.others[kind] = self.survey.others.get(kind, 0) + 1
        else:
            advice = f"a row is one of S, SL, G, Q, SQ, A, {', '.join(OTHERS)}"
            raise refusal(self.path, f"the class {kind!r} is not known", advice, "class", row.number)

    def _group(self, row: Row) -> None:
        language = self._language(row)
        # Their order is not always told, but every language has the same groups.
        before = sum(language in names for names in self.survey.groups.values())
        self.group, self.relevance = str(before), row["relevance"]
        heading = " ".join(filter(None, (written(row, "name"), written(row, "text"))))
        self.survey.groups.setdefault(self.group, {})[language] = heading

    def _question(self, row: Row) -> None:
        code, language = row["name"], self._language(row)
        if not code:
            raise refusal(self.path, "a question has no code", "give it one", "name", row.number)
        found = self.survey.questions.setdefault(code, Question(row, self.group, self.relevance))
        if language in found.text:
            raise refusal(self.path, f"the question {code!r} is here twice", "give it its own code", "name", row.number)
        found.text[language], found.help[language] = written(row, "text"), written(row, "help")
        self.question = found
        require_few_items(self.path, len(self.survey.questions))

    def _part(self, row: Row, kind: str) -> None:
        if self.question is None:
            reason = "a subquestion or an answer stands before the first question"
            raise refusal(self.path, reason, "put it below its question", "class", row.number)
        scale = row["type/scale"] or "0"
        parts = self.question.parts[kind]
        if (scale, row["name"]) not in parts:
            parts[scale, row["name"]] = Part(row["name"], scale, row["relevance"], row["assessment_value"])
            self.survey.parts.append(row)
        part = parts[scale, row["name"]]
        part.text[self._language(row)] = unguarded(row["text"])

    def _language(self, row: Row) -> str:
        return row["language"] or self.survey.language


def written(row: Row, key: str) -> str:
    """A text of a row without its markup."""
    return plain(unguarded(row[key]))
