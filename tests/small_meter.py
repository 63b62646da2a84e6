"""A small meter with one of everything, as text; tests write it to a folder, whole or with one thing broken."""

from dataclasses import dataclass
from pathlib import Path

from mittari.definitions.meter import Meter, read_meter
from mittari.errors import Problem
from mittari.scoring.check import check_meter

INSTRUMENT = """\
id: small
version: 1.0.0
status: draft
data_class: ordinary
legal_basis: [statutory_task]
retention_years: 10
use_level: individual
no_total: true
validation: not_validated
licence:
  text: shipped
  key: shipped
  modification: free
  permission: none
  uses: {individual: true, group: true, commercial: true}
  notice: Made for the tests.
  evidence: Made for the tests.
codings:
  ease:
    codes: [0, 1, 2, 3]
  yes_no:
    codes: [0, 1]
items:
  - id: working
    kind: choice
    coding: yes_no
    scored: false
  - id: calm
    kind: choice
    coding: ease
    missing_codes: {9: refused}
  - id: tense
    kind: choice
    coding: ease
    reverse: true
  - id: pace
    kind: choice
    coding: ease
    show_if: {item: working, any_of: [1]}
  - id: tempo
    kind: choice
    coding: ease
    recode: {0: 0, 1: 0, 2: 1, 3: 1}
  - id: ability
    kind: rating
    minimum: 0
    maximum: 10
  - id: hours
    kind: number
    scored: false
    minimum: 0
    maximum: 100
  - id: moved
    kind: date
    scored: false
  - id: wish
    kind: text
    scored: false
scores:
  - id: mind
    rule: mean
    items: [calm, tense, pace]
    minimum_answered: 2
    transform:
      - {kind: linear, from: [0, 3], to: [0, 100]}
    range: [0, 100]
    direction: higher
    domain: mind
  - id: speed
    rule: sum
    items: [calm, tempo]
    transform:
      - {kind: lookup, table: speeds}
    range: [10, 32.5]
    direction: lower
    bands:
      - {id: slow, start: 10}
      - {id: fast, start: 20}
    bands_source: Made for the tests.
  - id: whole
    rule: prorated_sum
    items: [calm, tense]
    minimum_answered: 1
    range: [0, 6]
    direction: higher
    stored_as: [whole_total, whole_again]
  - id: work
    rule: sum
    items: [ability]
    range: [0, 10]
    direction: higher
    model: single
tables:
  speeds:
    version: "1"
    source: Made for the tests.
    rows: {0: 10, 1: 12.5, 2: 20, 3: 25, 4: 32.5}
"""
ENGLISH = """\
language: en
status: draft
title: A small meter
introduction: This is only a test.
items:
  working: {question: A.}
  calm: {question: B.}
  tense: {question: C.}
  pace: {question: D.}
  tempo: {question: E.}
  ability: {question: F., low: none, high: all}
  hours: {question: G.}
  moved: {question: H.}
  wish: {question: I.}
options:
  ease: {0: never, 1: seldom, 2: often, 3: always}
  yes_no: {0: no, 1: yes}
scores:
  mind: {name: Mind}
  speed: {name: Speed}
  whole: {name: Whole}
  work: {name: Work}
bands:
  speed: {slow: Slow, fast: Fast}
"""
NORMS = """\
norms:
  - score: mind
    population: adults
    method: test_retest
    sem: 4
    status: simulated
    source: Made for the tests.
    date: 2026-01-31
"""
CASES = """\
cases:
  - name: all at their best
    source: computed by hand
    answers: {working: 1, calm: 3, tense: 0, pace: 3, tempo: 2, ability: 7}
    expect: {mind: 100, speed: 32.5, whole: 6, work: 7}
  - name: one answer only
    source: computed by hand
    answers: {calm: 2, tense: refused}
    expect: {mind: , speed: , whole: 4, work: }
"""
FILES = {
    "instrument.yaml": INSTRUMENT,
    "texts/en.yaml": ENGLISH,
    "norms.yaml": NORMS,
    "cases.yaml": CASES,
    "CHANGES.md": "1.0.0: made for the tests\n",
}


def write_meter(parent: Path, changed: dict[str, str] | None = None, name: str = "small") -> Path:
    """The folder of a meter below `parent`, with the texts of some files replaced."""
    folder = parent / name
    (folder / "texts").mkdir(parents=True)
    for file, text in (FILES | (changed or {})).items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def small_meter(parent: Path, changed: dict[str, str] | None = None) -> Meter:
    """The small meter, read from a folder below `parent`."""
    return read_meter(write_meter(parent, changed))[0]


@dataclass(frozen=True)
class Broken:
    """One edit of one file, a piece of the line that must be named, and a piece of the reason."""

    file: str
    old: str
    new: str
    at: str
    says: str


def assert_refused(broken: Broken, parent: Path) -> None:
    """The edit leads to a problem with file, line, reason and advice."""
    assert FILES[broken.file].count(broken.old) == 1, "the edit is not clear"
    text = FILES[broken.file].replace(broken.old, broken.new)
    problems = check_meter(write_meter(parent, {broken.file: text}))
    lines = [number for number, line in enumerate(text.splitlines(), 1) if broken.at in line]
    assert lines, "no line has the piece that is to be named"
    found = [(problem.line, problem.reason) for problem in problems]
    assert any(_fits(problem, broken, lines) for problem in problems), found


def _fits(problem: Problem, broken: Broken, lines: list[int]) -> bool:
    return (
        problem.file.endswith(broken.file)
        and problem.line in lines
        and broken.says in problem.reason
        and problem.advice != ""
    )
