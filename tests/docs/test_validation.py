"""The page with R's figures is what the commands give now."""

import pytest

from tests.docs.validated.table import HEAD, Row, is_near
from tests.docs.validation import PAGE, page
from tests.shared_files import needs_shared


@needs_shared
@pytest.mark.timeout(600)
def test_the_page_is_what_the_commands_give() -> None:
    assert is_near(page(), PAGE.read_text("utf-8")), "run: python -m tests.docs.validation"


def test_a_figure_beyond_its_tolerance_makes_no_page() -> None:
    with pytest.raises(AssertionError, match="slope"):
        Row("slope", (1.0,), (1.1,), 1e-3).line()
    with pytest.raises(AssertionError, match="counts"):
        Row("counts", (3, 4), (3, 5), 0).line()


KEPT = f"# Page\n{HEAD}\n| slope | 10.4673 | 10.4673 | 3e-08 | 1e-03 |\n| counts | 3, 4 | 3, 4 | 0 | exact |"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("3e-08", "4e-09", True),
        ("10.4673 | 10.4673 | 3", "10.468 | 10.4673 | 3", False),
        ("10.4673 | 10.4673 | 3", "10.46731 | 10.4673 | 3", True),
        ("10.4673 | 3e-08", "10.4674 | 3e-08", False),
        ("| 3, 4 | 3, 4 | 0", "| 3, 5 | 3, 4 | 0", False),
        ("# Page", "# Sheet", False),
        ("| slope", "| mean", False),
    ],
)
def test_pages_are_the_same_up_to_the_last_digits(old: str, new: str, same: bool) -> None:
    assert old in KEPT
    assert is_near(KEPT.replace(old, new), KEPT) is same
