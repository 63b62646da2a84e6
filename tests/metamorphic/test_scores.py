"""Whatever is done to all scores, times, rows and names alike, every figure follows, and no verdict changes."""

import numpy as np
import pytest

from tests.metamorphic.moved import MOVES, Moved
from tests.metamorphic.subjects import SUBJECTS

PLAIN = Moved()
SEARCHED = {"growth", "growth, CAR(1)", "paths", "group"}


def close(name: str) -> float:
    """What a search finds is the same to a part in ten thousand; what is computed, to the last digits."""
    return 1e-4 if name in SEARCHED else 1e-9


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("name", SUBJECTS)
def test_scores_and_times_in_another_unit(name: str, move: str) -> None:
    subject, moved = SUBJECTS[name], MOVES[move]
    plain = subject.figures(subject.rows, PLAIN)
    found = subject.figures(moved.rows(subject.rows, ["score"], ["time"]), moved)
    for figure, (follows, value) in plain.items():
        expected = follows(moved, np.asarray(value, dtype=float))
        scale = float(np.max(np.abs(expected))) or 1.0
        np.testing.assert_allclose(
            np.asarray(found[figure][1], dtype=float),
            expected,
            rtol=close(name),
            atol=close(name) * scale,
            err_msg=figure,
        )


@pytest.mark.parametrize("name", [name for name in SUBJECTS if name != "paths"])
def test_rows_in_another_order_and_other_names(name: str) -> None:
    subject = SUBJECTS[name]
    renamed = subject.rows.sample(frac=1, random_state=3).assign(client=lambda rows: 1000 - rows["client"])
    plain, found = subject.figures(subject.rows, PLAIN), subject.figures(renamed, PLAIN)
    for figure, (_, value) in plain.items():
        ours, others = (np.sort(np.ravel(np.asarray(one, dtype=float))) for one in (found[figure][1], value))
        np.testing.assert_allclose(ours, others, rtol=close(name), atol=1e-7, err_msg=figure)
