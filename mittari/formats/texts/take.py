"""A translator's file against the meter it belongs to: the new wording of a language, or everything that is wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from mittari.definitions.checks.texts import check_language
from mittari.definitions.group import with_repeated_texts
from mittari.definitions.meter import Meter
from mittari.definitions.texts import REVIEWED, Review, ReviewStatus, Texts, direction
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import Document
from mittari.errors import DefinitionError, InputError, Problem
from mittari.formats.texts.translation import PLACEHOLDER, Row, Translation, is_optional, to_translate, told


@dataclass(frozen=True)
class Taken:
    """The wording of a language after an import: its file as a tree, and the keys whose words or status changed."""

    tree: dict[str, Any]
    words: tuple[str, ...]
    statuses: tuple[str, ...]
    again_drafts: tuple[str, ...]


@dataclass(frozen=True)
class Reviewer:
    """Who has reviewed the texts that a file calls reviewed without a name."""

    name: str = ""
    day: date | None = None


def take(meter: Meter, given: Translation, path: Path, reviewer: Reviewer | None = None) -> Taken:
    """What an import changes; raises InputError with everything that is wrong with the file."""
    _require_same(meter, given, path)
    expected = {row.key: row for row in to_translate(meter, given.source, given.target).rows}
    problems = [*_missing(meter, expected, given, path), *_doubled(given, path)]
    for row in given.rows:
        problems += _wrong(meter, expected.get(row.key), row, path)
    if problems:
        raise InputError(problems)
    texts = meter.texts.get(given.target)
    rows = {row.key: row for row in given.rows if row.target}
    known = {_told(row)[1:] for row in expected.values() if row.reviewed_by}
    reviews = {key: _review(expected[key], row, reviewer or Reviewer(), known) for key, row in rows.items()}
    if nameless := [key for key, review in reviews.items() if review.status in REVIEWED and not review.reviewed_by]:
        raise InputError(
            [_problem(path, rows[key], "reviewed, but nobody is named", NAME_SOMEBODY) for key in nameless]
        )
    tree = _tree(given.target, texts, {key: rows[key].target for key in expected if key in rows}, reviews)
    _require_in_order(meter, tree, path)
    return _taken(tree, expected, rows, reviews)


NAME_SOMEBODY = "fill in who reviewed it, or give --reviewed-by NAME"
OFFICIAL = "official wording comes from its holder: install it as a text pack (mittari texts install)"


def _require_same(meter: Meter, given: Translation, path: Path) -> None:
    if given.meter != meter.id:
        reason = f"the file is for {given.meter}, not {meter.id}"
        raise InputError([Problem(str(path), "", reason, f"import it with --meter {given.meter}")])


def _missing(meter: Meter, expected: dict[str, Row], given: Translation, path: Path) -> Iterator[Problem]:
    there = {row.key for row in given.rows}
    for key, row in expected.items():
        if key not in there and not is_optional(meter, key) and row.source:
            yield Problem(str(path), key, "this text is gone from the file", "export again and translate it")


def _doubled(given: Translation, path: Path) -> Iterator[Problem]:
    for key, times in Counter(row.key for row in given.rows).items():
        if times > 1:
            yield Problem(str(path), key, f"this text is in the file {times} times", "keep one of them")


def _wrong(meter: Meter, expected: Row | None, row: Row, path: Path) -> Iterator[Problem]:
    if expected is None:
        yield _problem(path, row, f"{meter.id} has no text {row.key!r}", "leave the keys as they were exported")
        return
    if row.source != expected.source:
        yield _problem(path, row, "the source has changed since the export", "export again and look at this text anew")
    if not row.target and expected.source and not is_optional(meter, row.key):
        yield _problem(path, row, "the translation is empty", "translate it")
    if row.target and set(PLACEHOLDER.findall(row.target)) != set(PLACEHOLDER.findall(row.source or row.target)):
        wanted = " ".join(sorted(set(PLACEHOLDER.findall(row.source)))) or "none"
        yield _problem(path, row, "what stands in braces is not as in the source", f"it has to be: {wanted}")
    if len(row.target) > expected.longest:
        reason = f"{len(row.target)} characters, there is room for {expected.longest}"
        yield _problem(path, row, reason, "say it in fewer words")
    yield from _wrong_status(expected, row, path)


def _wrong_status(expected: Row, row: Row, path: Path) -> Iterator[Problem]:
    if row.status and row.status not in get_args(ReviewStatus):
        advice = f"write one of: {', '.join(get_args(ReviewStatus))}"
        yield _problem(path, row, f"there is no status {row.status!r}", advice)
    if row.status == "official" and (expected.status != "official" or expected.target != row.target):
        yield _problem(path, row, "a translator's file can't make a wording official", OFFICIAL)
    if row.reviewed_on and not _day(row.reviewed_on):
        yield _problem(path, row, "the day of the review is not a date", "write it like 2026-03-31")


def _problem(path: Path, row: Row, reason: str, advice: str) -> Problem:
    place = row.place if row.key in row.place else f"{row.place}: {row.key}"
    return Problem(str(path), place, reason, advice)


def _review(before: Row, row: Row, reviewer: Reviewer, known: set[tuple[str, str]]) -> Review:
    """The status of a text after the import: what changed is a draft again until somebody has looked at it."""
    changed = row.target != before.target
    if not changed and (row.status or before.status, row.reviewed_by) in (_told(before)[:2], (before.status, "")):
        return _as_review(*_told(before))
    if row.status in REVIEWED:
        return _reviewed(row, reviewer, is_old=_told(row)[1:] in known)
    if row.status == "machine_draft" and changed and before.target:
        return Review(status="draft")
    return _as_review(row.status or "draft", "", "")


def _reviewed(row: Row, reviewer: Reviewer, is_old: bool) -> Review:
    """A new review that the file names, else the reviewer's; an old review says nothing of words it did not see."""
    if row.reviewed_by and not is_old:
        return _as_review(*_told(row))
    if is_old and not reviewer.name:
        return Review(status="draft")
    return _as_review(row.status, reviewer.name, reviewer.day.isoformat() if reviewer.day else "")


def _told(row: Row) -> tuple[str, str, str]:
    return row.status, row.reviewed_by, row.reviewed_on


def _as_review(status: str, who: str, day: str) -> Review:
    return Review.model_validate({"status": status, "reviewed_by": who or None, "reviewed_on": _day(day)})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tree(language: str, before: Texts | None, words: dict[str, str], reviews: dict[str, Review]) -> dict[str, Any]:
    """The file of the language: one status for all texts, and the others as exceptions."""
    whole = _whole(before, reviews)
    exceptions = {key: review for key, review in reviews.items() if review != whole}
    tree: dict[str, Any] = {"language": language}
    if direction(language) == "rtl":
        tree["direction"] = "rtl"
    if before and not before.enabled:
        tree["enabled"] = False
    tree |= _written(whole)
    if exceptions:
        tree["exceptions"] = {key: _in_short(review) for key, review in exceptions.items()}
    for key, text in words.items():
        _put(tree, key.split("."), text)
    return tree


def _whole(before: Texts | None, reviews: dict[str, Review]) -> Review:
    """The status that the file had, if there are still texts of it, else that of most texts."""
    if before:
        had = Review(status=before.status, reviewed_by=before.reviewed_by, reviewed_on=before.reviewed_on)
        if had in reviews.values():
            return had
    return Counter(reviews.values()).most_common(1)[0][0]


def _in_short(review: Review) -> dict[str, Any] | str:
    return _written(review) if review.reviewed_by else review.status


def _written(review: Review) -> dict[str, Any]:
    return {
        name: value for name, value in zip(("status", "reviewed_by", "reviewed_on"), told(review), strict=True) if value
    }


def _put(tree: dict[str, Any], parts: list[str], text: str) -> None:
    for part in parts[:-1]:
        tree = tree.setdefault(part, {})
    tree[parts[-1]] = text


def _require_in_order(meter: Meter, tree: dict[str, Any], path: Path) -> None:
    document = Document(str(path), tree | {"enabled": "true"}, {})
    texts = validate(Texts, document)
    repeated = with_repeated_texts(texts.items, meter.structure.groups)
    texts = texts.model_copy(update={"items": repeated})
    if problems := [document.problem(*finding) for finding in check_language(meter, texts)]:
        raise DefinitionError(problems)


def _taken(tree: dict[str, Any], expected: dict[str, Row], rows: dict[str, Row], reviews: dict[str, Review]) -> Taken:
    words = [key for key, row in expected.items() if row.target != (rows[key].target if key in rows else "")]
    statuses = [key for key, review in reviews.items() if told(review) != _told(expected[key])]
    drafts = [key for key in statuses if expected[key].status in REVIEWED and reviews[key].status == "draft"]
    return Taken(tree, tuple(words), tuple(statuses), tuple(drafts))
