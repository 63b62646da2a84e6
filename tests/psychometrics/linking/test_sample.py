import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.linking.sample import sample

FRAME = pd.DataFrame({"x": [1, 2, None, 4], "y": [5, None, 7, 9.5], "lang": ["fi", "sv", "sv", "fi"]})


def test_people_with_both_scores() -> None:
    found = sample(FRAME, "x", "y", "single", "lang")
    assert found.x.tolist() == [1, 4]
    assert found.y.tolist() == [5, 9.5]
    assert found.x_group is not None
    assert found.x_group.tolist() == ["fi", "fi"]
    counted = found.counted
    assert (counted.x, counted.y, counted.least, counted.left_out) == (2, 2, 2, 2)
    assert counted.correlation == pytest.approx(1)


def test_two_groups_that_chance_drew() -> None:
    frame = pd.DataFrame({"x": [1, np.nan, 3, np.nan], "y": [np.nan, 2, np.nan, np.nan]})
    found = sample(frame, "x", "y", "random")
    assert (found.x.tolist(), found.y.tolist(), found.left_out) == ([1, 3], [2], 1)
    assert (found.counted.correlation, found.counted.least) == (None, 1)


def test_a_row_with_both_is_named_where_chance_gave_one() -> None:
    with pytest.raises(InputError, match=r"row 1: this row has both scores.*\n.*row 4: this row has both"):
        sample(FRAME, "x", "y", "random")


def test_text_and_missing_columns_are_named() -> None:
    with pytest.raises(InputError, match="y: row 2 holds no finite number"):
        sample(FRAME.assign(y=["5", "many", "7", "9"]), "x", "y", "single")
    with pytest.raises(InputError, match="z: there is no such column -> it has: x, y, lang"):
        sample(FRAME, "x", "z", "single")
