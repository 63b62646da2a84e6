import datetime
from dataclasses import replace

import numpy as np
import pytest

from mittari.answers.shown import Columns
from mittari.definitions.checks.norms import check_norms
from mittari.definitions.norms import Norms
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml
from mittari.errors import DefinitionError
from mittari.psychometrics.evidence import Evidence, Second, evidence
from mittari.psychometrics.norms_draft import norms_yaml
from tests.psychometrics.answers import PATH, codes_twice

DAY = datetime.date(2026, 1, 31)


def read(found: Evidence) -> tuple[Norms, str]:
    text = norms_yaml(found, "own-clients", 'a study: "ours", 2025', DAY)
    document = parse_yaml(text, "norms.yaml")
    norms = validate(Norms, document)
    assert list(check_norms(PATH, norms, document)) == []
    return norms, text


def test_a_retest_makes_norms_that_give_verdicts() -> None:
    first, second = codes_twice()
    found = evidence(PATH, first, Second(second, np.arange(150)))
    norms, text = read(found)
    kept, measured = norms.sem("mind"), found.figure("mind", "sem, retest agreement")
    assert kept is not None
    assert measured is not None
    assert kept.sem == pytest.approx(measured.value, abs=1e-6)
    assert (kept.n, kept.status) == (measured.n, "local")
    assert (kept.source, kept.date) == ('a study: "ours", 2025', DAY)
    assert PATH.with_norms(norms).sem("mind") == kept
    assert "# sem:" not in text


def test_a_retest_in_which_people_changed_says_so() -> None:
    first, second = codes_twice()
    better = {name: np.where(codes >= 0, np.minimum(codes + 1, 4), codes) for name, codes in second.items()}
    assert "mean shifted" in read(evidence(PATH, first, Second(better, np.arange(150))))[1]
    assert "mean shifted" not in norms_yaml(only(first, second, "mind"), "own-clients", "our study", DAY)


def only(first: Columns, second: Columns, score: str) -> Evidence:
    found = evidence(PATH, first, Second(second, np.arange(150)))
    return replace(found, findings=tuple(one for one in found.findings if one.score == score))


def test_one_sitting_gives_no_sem_but_says_what_alphas_would_be() -> None:
    found = evidence(PATH, codes_twice()[0])
    norms, text = read(found)
    assert norms.sem("mind") is None
    (mind,) = (norm for norm in norms.norms if norm.score == "mind")
    by_alpha = found.figure("mind", "sem, alpha")
    assert by_alpha is not None
    assert mind.alpha is not None
    assert f"# sem: {by_alpha.value:.6f}".rstrip("0") in text
    # A formative score has a mean, and no alpha.
    assert [norm.alpha for norm in norms.norms if norm.score == "everyday"] == [None]


def test_the_line_of_alphas_sem_may_be_taken_in() -> None:
    text = norms_yaml(evidence(PATH, codes_twice()[0]), "own-clients", "our study", DAY)
    taken = validate(Norms, parse_yaml(text.replace("    # sem:", "    sem:"), "norms.yaml"))
    assert taken.sem("mind") is not None


def test_people_who_did_not_differ_leave_no_spread_of_0() -> None:
    first, _ = codes_twice()
    norms, _ = read(evidence(PATH, first | {"ability_now": np.full(150, 5.0)}))
    assert [(norm.mean, norm.sd) for norm in norms.norms if norm.score == "work_ability"] == [(5, None)]


def test_nothing_found_is_no_norms() -> None:
    first, _ = codes_twice()
    assert read(evidence(PATH, {name: codes[:0] for name, codes in first.items()}))[0].norms == ()


def test_a_population_that_is_no_id_is_refused() -> None:
    with pytest.raises(DefinitionError, match="population"):
        norms_yaml(evidence(PATH, codes_twice()[0]), "Own Clients", "our study", DAY)
