"""An evidence table as norms of an operator's own: a norms.yaml that `mittari norms` takes as it is."""

import datetime
import json
from collections.abc import Iterator

from mittari.definitions.norms import Norms
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml
from mittari.psychometrics.evidence import Evidence
from mittari.psychometrics.finding import Figure
from mittari.psychometrics.standard_error import Route

AGREEMENT, ALPHA = f"sem, {Route.AGREEMENT}", f"sem, {Route.ALPHA}"
STUDIES = {
    "test-retest, SEM by agreement": {"ICC(A,1)": "icc", AGREEMENT: "sem", "mdc, one person": "mdc"},
    "one sitting": {"mean": "mean", "sd": "sd", "alpha": "alpha"},
}
"""Which figures go into which entry, under which key of the norms; the retest comes first, as its SEM decides."""
POSITIVE = frozenset({"sd", "sem", "mdc"})


def norms_yaml(evidence: Evidence, population: str, source: str, day: datetime.date) -> str:
    """The norms of an evidence table, an entry for each score and study that found something, with status local.

    The SEM is that of the retest. Without a retest there is none, so nobody gets a verdict by it: the SEM of alpha
    stands there as a comment, as thresholds for change made of it are too small. Raises DefinitionError where the
    population is no id or the source no text.
    """
    lines = [
        f"# {evidence.meter} {evidence.version}: found in the operator's own data. Read it before you hand it to",
        "# mittari norms; from then on it decides who is told to have changed.",
    ]
    scores = dict.fromkeys(finding.score for finding in evidence.findings)
    entries = [
        line
        for score in scores
        for method in STUDIES
        for line in _entry(evidence, score, method, population, source, day)
    ]
    text = "\n".join([*lines, *(["norms:", *entries] if entries else ["norms: []"])]) + "\n"
    validate(Norms, parse_yaml(text, "norms.yaml"))
    return text


def _entry(
    evidence: Evidence, score: str, method: str, population: str, source: str, day: datetime.date
) -> Iterator[str]:
    figures = {key: evidence.figure(score, name) for name, key in STUDIES[method].items()}
    given = {key: figure for key, figure in figures.items() if figure and _is_kept(key, figure)}
    if not given:
        return
    yield f"  - score: {score}"
    yield f"    population: {json.dumps(population, ensure_ascii=False)}"
    yield f"    method: {method}"
    yield f"    n: {max(figure.n for figure in given.values())}"
    yield from (f"    {key}: {_written(figure.value)}" for key, figure in given.items())
    yield from _doubt(evidence, score) if "sem" in given else ()
    yield from _advice(evidence, score) if "alpha" in given else ()
    yield "    status: local"
    yield f"    source: {json.dumps(source, ensure_ascii=False)}"
    yield f"    date: {day.isoformat()}"


def _is_kept(key: str, figure: Figure) -> bool:
    """Whether norms may hold it: a spread of 0 is none."""
    return key not in POSITIVE or figure.value >= 1e-6


def _doubt(evidence: Evidence, score: str) -> Iterator[str]:
    """A warning where people changed between the two measurements of a retest."""
    bias = evidence.figure(score, "retest bias")
    if bias and (bias.low > 0 or bias.high < 0):
        yield "    # The mean shifted between the two measurements: if people changed, this SEM is too large."


def _advice(evidence: Evidence, score: str) -> Iterator[str]:
    """The SEM of alpha as a comment, where there is no better one."""
    by_alpha = evidence.figure(score, ALPHA)
    if by_alpha and evidence.figure(score, AGREEMENT) is None:
        yield f"    # sem: {_written(by_alpha.value)}"
        yield "    # That is the SEM of alpha: too small for change over time. A retest gives a better one."


def _written(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
