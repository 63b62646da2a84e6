"""Answers for the tests of psychometrics: real ones (20 items of state anxiety, 25 of personality) and made ones."""

from functools import cache

import numpy as np
import pandas as pd

from mittari.answers.shown import Columns
from mittari.definitions.library import default_library
from mittari.demo.responses import answer
from tests.shared_files import DATA

CALM = (
    "calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed", "content", "joyful", "pleasant",
)  # fmt: skip
PATH = default_library().meter("mittari-path")
TURNED_BIG_FIVE = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}


@cache
def anxiety() -> pd.DataFrame:
    """3,032 people, 20 items from 1 to 4, high is anxious; 101 people miss an item."""
    answers = pd.read_csv(DATA / "psychtools_sai_time1.csv").iloc[:, 3:].astype(float)
    return answers.assign(**{name: 5 - answers[name] for name in CALM})


def big_five(letter: str) -> pd.DataFrame:
    """2,800 people, five items from 1 to 6 of one scale, reversed ones turned."""
    answers = pd.read_csv(DATA / "psychtools_bfi.csv")
    names = [f"{letter}{number}" for number in range(1, 6)]
    return pd.DataFrame({name: 7 - answers[name] if name in TURNED_BIG_FIVE else answers[name] for name in names})


def made_up(n: int = 200, k: int = 4, seed: int = 1) -> pd.DataFrame:
    """n people whose k items share one state."""
    rng = np.random.default_rng(seed)
    state = rng.normal(size=(n, 1))
    return pd.DataFrame(state + rng.normal(size=(n, k)), columns=[f"i{number}" for number in range(1, k + 1)])


def codes_twice(n: int = 150, seed: int = 3) -> tuple[Columns, Columns]:
    """Codes of n simulated people who answer PATH twice, unchanged."""
    rng = np.random.default_rng(seed)
    states = {score: rng.uniform(15, 85, n) for score in PATH.scores}
    return answer(PATH, states, rng), answer(PATH, states, rng)
