"""What a meter promises about its scores, held against the scores themselves: its cases and its ranges."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from mittari.answers import Answer, parse
from mittari.definitions.cases import Case
from mittari.definitions.checks import check_definition, unscorable
from mittari.definitions.library import Library
from mittari.definitions.lock import NAME as LOCK
from mittari.definitions.lock import read_lock
from mittari.definitions.meter import Meter, MeterFiles, read_meter
from mittari.definitions.versions import version_folders
from mittari.errors import DefinitionError, MittariError, Problem, ProblemsError
from mittari.scoring.bands import bands_of
from mittari.scoring.reachable import reachable_range
from mittari.scoring.score import score_one

CLOSE = 1e-9


def check_meter(folder: Path) -> list[Problem]:
    """Every problem of the meter in a folder, earlier versions too: files, definition, worked cases, ranges."""
    try:
        earlier = version_folders(folder)
    except DefinitionError as error:
        return list(error.problems)
    found = [problem for each in (folder, *earlier) for problem in _check_version(each)]
    return list(dict.fromkeys(found))


def _check_version(folder: Path) -> list[Problem]:
    try:
        meter, files = read_meter(folder)
    except DefinitionError as error:
        return list(error.problems)
    problems = check_definition(meter, files)
    return problems if unscorable(meter, files) else [*problems, *_ranges(meter, files), *_cases(meter, files)]


def check_library(library: Library) -> list[Problem]:
    """Every problem of a library: its code lists, indicators and reports, and each of its meters."""
    problems = {part: list(_read(library, part)) for part in PARTS}
    folders = sorted(path for path in (library.root / "meters").iterdir() if path.is_dir())
    found = [problem for part in problems.values() for problem in part]
    for folder in folders:
        own = check_meter(folder)
        found += own if own or problems["domains"] else check_domains(library, folder)
    found = list(dict.fromkeys([*found, *_lost(library)]))
    return found if problems["reports"] or problems["indicators"] else [*found, *_indicators(library)]


PARTS = ("domains", "services", "statuses", "indicators", "reports")


def _read(library: Library, part: str) -> Iterator[Problem]:
    try:
        getattr(library, part)
    except DefinitionError as error:
        yield from error.problems


def _lost(library: Library) -> Iterator[Problem]:
    """Meters that were published and are gone: nobody could replay their scores."""
    path = library.root / LOCK
    try:
        published = read_lock(path).meters
    except DefinitionError as error:
        yield from error.problems
        return
    for name in sorted({*published} - {*library.meter_ids()}):
        reason = f"{name} is published, but meters/{name}/ is not there, so its scores can't be replayed"
        yield Problem(str(path), f"meters.{name}", reason, "put the folder back, from a backup or the history")


def _indicators(library: Library) -> Iterator[Problem]:
    for report in library.reports.values():
        for name in report.indicators:
            if name not in library.indicators:
                file = str(library.root / f"reports/{report.id}.yaml")
                yield Problem(file, "indicators", f"there is no indicator {name!r}", "correct the id or add its file")


def check_domains(library: Library, folder: Path) -> Iterator[Problem]:
    """Problems of a meter whose scores map to domains that the library does not have."""
    meter, files = read_meter(folder)
    for number, score in enumerate(meter.structure.scores):
        if score.domain is not None and score.domain not in library.domains:
            reason = f"{score.id}: the domain {score.domain!r} is not in codes/domains.yaml"
            yield files.structure.problem(("scores", number, "domain"), reason, "use a shared domain or add it there")


def _ranges(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    for number, score in enumerate(meter.structure.scores):
        try:
            ends = reachable_range(meter, score)
        except MittariError as error:
            yield files.structure.problem(
                ("scores", number, "transform"), f"{score.id}: {_why(error)}", "complete the table"
            )
            continue
        if ends is None:
            continue
        low, high = ends
        if abs(low - score.range[0]) > CLOSE or abs(high - score.range[1]) > CLOSE:
            reason = f"{score.id}: the answers reach {low:g} to {high:g}, the range says otherwise"
            yield files.structure.problem(("scores", number, "range"), reason, f"write [{low:g}, {high:g}]")


def _cases(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    if files.cases is None:
        return
    for number, case in enumerate(meter.cases):
        for reason in _failures(meter, case):
            advice = "correct the case or the key"
            yield files.cases.problem(("cases", number), f"{case.name}: {reason}", advice)


def _failures(meter: Meter, case: Case) -> Iterator[str]:
    unknown = [name for name in case.answers if name not in meter.items]
    unknown += [name for name in (*case.expect, *case.bands) if name not in meter.scores]
    if unknown:
        yield f"unknown item or score: {', '.join(unknown)}"
        return
    try:
        scores = score_one(meter, case_answers(meter, case))
    except (ValueError, MittariError) as error:
        yield _why(error)
        return
    for name, expected in case.expect.items():
        found = scores[name][0]
        if not _same(found, expected):
            yield f"{name} is {found}, expected {expected}"
    for name, band in case.bands.items():
        value = scores[name][0]
        there = str(bands_of(meter.scores[name], np.array([np.nan if value is None else value]))[0])
        if there != band:
            yield f"{name} is in {there or 'no band'}, expected {band}"


def _why(error: Exception) -> str:
    """What was refused, without the advice: the problem that it becomes has its own."""
    return "; ".join(problem.reason for problem in error.problems) if isinstance(error, ProblemsError) else str(error)


def case_answers(meter: Meter, case: Case) -> Mapping[str, Answer]:
    """The answers of a worked case as codes; raises ValueError naming the item that can't be read."""
    answers = {}
    for name, written in case.answers.items():
        try:
            answers[name] = parse(meter.items[name], meter.coding(meter.items[name]), written)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    return answers


def _same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= CLOSE * max(1.0, abs(expected))
