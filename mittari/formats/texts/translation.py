"""What a translator works on: every text of a meter in two languages, with its status and what it is."""

import re
from dataclasses import dataclass

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter
from mittari.definitions.text_pack import no_texts
from mittari.definitions.texts import Review, Texts, wording
from mittari.errors import InputError, Problem

PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Row:
    """One text. `status` is empty where nothing is said; `place` is where it stands in the file it was read from."""

    key: str
    source: str
    target: str
    status: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    note: str = ""
    longest: int = 0
    place: str = ""


@dataclass(frozen=True)
class Translation:
    """The texts of one meter from one language into another."""

    meter: str
    version: str
    source: str
    target: str
    rows: tuple[Row, ...]


def to_translate(meter: Meter, source: str, target: str) -> Translation:
    """Every text of a meter in two languages, in the order of the source; raises MittariError without a source."""
    if not meter.texts:
        raise no_texts(meter)
    if source not in meter.texts or source == target:
        others = ", ".join(code for code in meter.languages if code != target)
        advice = f"translate from one of these: {others or 'none yet'}"
        raise InputError([Problem(f"{meter.id}/texts", "--from", f"there is nothing to translate in {source}", advice)])
    texts, words = meter.texts.get(target), wording(meter.texts[source])
    there = wording(texts) if texts else {}
    keys = dict.fromkeys([*words, *there])
    rows = [_row(meter, key, words.get(key, ""), there.get(key, ""), texts) for key in keys]
    return Translation(meter.id, meter.version, source, target, tuple(rows))


def is_optional(meter: Meter, key: str) -> bool:
    """Whether a text may be left out: advice under a question, and the ends of what is no rating."""
    section, name, *rest = [*key.split("."), "", ""]
    if section == "scores":
        return rest[0] in ("low", "high")
    item = meter.items.get(name) or meter.items.get(f"{name}_1")
    ends = rest[0] in ("low", "high") and not (item and item.kind is AnswerKind.RATING)
    return section == "items" and (rest[0] == "help" or ends)


def _row(meter: Meter, key: str, source: str, target: str, texts: Texts | None) -> Row:
    review = texts.review_of(key) if texts and target else None
    what, longest = _what(key)
    advice = [what, f"at most {longest} characters"]
    advice += ["may be left empty"] if is_optional(meter, key) else []
    advice += ["keep what stands in braces"] if PLACEHOLDER.search(source) else []
    advice += [] if source else ["only in this language"]
    return Row(key, source, target, *told(review), note="; ".join(advice), longest=longest)


def told(review: Review | None) -> tuple[str, str, str]:
    """A review as it stands in a file: status, by whom, on which day."""
    if review is None:
        return "", "", ""
    return review.status, review.reviewed_by or "", review.reviewed_on.isoformat() if review.reviewed_on else ""


KINDS = {
    ("title", ""): ("The name of the questionnaire", 80),
    ("introduction", ""): ("What people read before the first question", 1500),
    ("items", "question"): ("A question", 300),
    ("items", "help"): ("Advice under a question", 400),
    ("items", "low"): ("What the lowest number of a scale means", 80),
    ("items", "high"): ("What the highest number of a scale means", 80),
    ("options", ""): ("One answer to choose", 120),
    ("scores", "name"): ("What a score is called, beside a chart", 80),
    ("scores", "low"): ("What the lowest score means", 80),
    ("scores", "high"): ("What the highest score means", 80),
    ("bands", ""): ("What a score of this height is called", 120),
    ("feedback", ""): ("What people read who have a score of this height; kind words", 600),
}
"""What a text is and how long it may be, by the first and the last part of its key."""


def _what(key: str) -> tuple[str, int]:
    section, *_, last = [*key.split("."), ""] if "." not in key else key.split(".")
    what, longest = KINDS.get((section, last)) or KINDS.get((section, "")) or ("A text", 1500)
    return f"{what} ({key.split('.')[1]})" if key.count(".") > 1 else what, longest
