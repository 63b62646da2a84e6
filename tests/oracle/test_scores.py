"""Scale scores of real answers, against those of R's psych (impute = "none")."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

import mittari
from tests.shared_files import DATA, ORACLE, needs_shared
from tests.small_meter import INSTRUMENT, write_meter

HEAD = INSTRUMENT[: INSTRUMENT.index("codings:")]
CALM = "calm secure at_ease rested comfortable confident relaxed content joyful pleasant".split()  # noqa: SIM905
TENSE = "tense regretful upset worrying anxious nervous jittery high_strung worried rattled".split()  # noqa: SIM905
SAI = [("sai", CALM + TENSE, CALM), ("sai.p", CALM, []), ("sai.n", TENSE, [])]
BFI_REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}
BFI_SCALES = {"agree": "A", "conscientious": "C", "extraversion": "E", "neuroticism": "N", "openness": "O"}


def meter(parent: Path, turned: set[str], scales: dict[str, list[str]], top: int) -> mittari.Instrument:
    """An instrument with codes from 1 to `top` and the mean of the answered items of each scale."""
    tree = {
        "codings": {"step": {"codes": list(range(1, top + 1))}},
        "items": [
            {"id": item, "kind": "choice", "coding": "step", "reverse": item in turned}
            for own in scales.values()
            for item in own
        ],
        "scores": [
            {"id": name, "rule": "mean", "items": own, "minimum_answered": 1, "range": [1, top], "direction": "none"}
            for name, own in scales.items()
        ],
    }
    text = HEAD + yaml.safe_dump(tree)
    return mittari.load(write_meter(parent, {"instrument.yaml": text}))


@needs_shared
def test_bfi(tmp_path: Path) -> None:
    items = [f"{letter}{number}" for letter in "ACENO" for number in range(1, 6)]
    scales = {name: [item for item in items if item[0] == letter] for name, letter in BFI_SCALES.items()}
    scores = meter(tmp_path, BFI_REVERSED, scales, top=6).score(pd.read_csv(DATA / "psychtools_bfi.csv"))
    expected = pd.read_csv(ORACLE / "02_bfi_scores_noimpute.csv").drop(columns="row")
    assert len(scores) == 2800
    pd.testing.assert_frame_equal(scores[list(expected.columns)], expected, rtol=0, atol=1e-9, check_dtype=False)


@needs_shared
@pytest.mark.parametrize(
    ("scale", "items", "turned"), [("sai", CALM + TENSE, CALM), ("sai.p", CALM, []), ("sai.n", TENSE, [])]
)
def test_sai(scale: str, items: list[str], turned: list[str], tmp_path: Path) -> None:
    answers = pd.read_csv(DATA / "psychtools_sai_time1.csv").rename(columns=lambda name: name.replace(".", "_"))
    scores = meter(tmp_path, set(turned), {"scale": items}, top=4).score(answers)
    expected = pd.read_csv(ORACLE / "02_sai_time1_scores.csv")[scale]
    assert expected.isna().sum() == {"sai": 12, "sai.p": 12, "sai.n": 16}[scale]
    pd.testing.assert_series_equal(scores["scale"], expected, rtol=0, atol=1e-9, check_names=False)
