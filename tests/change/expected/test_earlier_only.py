"""Nobody's own scores are in the curve; where that leaves nobody, it is said."""

import pandas as pd
import pytest

from mittari.change.expected.earlier_only import earlier_only
from mittari.errors import InputError
from tests.change.expected.cohorts import cohort, since_of

EARLIER, NOW = cohort(30, 1), cohort(4, 2, name="n")
ONCE = EARLIER.groupby("client").head(1)


def test_who_is_followed_now_is_left_out_and_counted() -> None:
    both = pd.concat([EARLIER, NOW], ignore_index=True)
    stay, out = earlier_only(since_of(both), since_of(NOW), "e.csv")
    assert out == 4
    assert stay.names.tolist() == since_of(EARLIER).names.tolist()


REFUSED = {
    "all are followed": (NOW, r"^e\.csv: all 4 clients are followed now and left out of the curve -> give earlier"),
    "the others once": (
        pd.concat([NOW, ONCE], ignore_index=True),
        r"^e\.csv: 4 of 34 clients are followed now and left out of the curve; no other has a score after the first",
    ),
    "all once": (ONCE, r"^e\.csv: nobody has a score after the first"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_curve_of_nobody_is_refused(name: str) -> None:
    earlier, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        earlier_only(since_of(earlier), since_of(NOW), "e.csv")
