"""What can't be asked of a group."""

from typing import Any

import pytest

from mittari.change.dropout.asked import Asked
from mittari.errors import InputError

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no direction": ({"sem": 2.0}, "say higher or lower"),
    "history": ({"history": "none"}, "'none' is not known"),
    "one data set": ({"imputations": 1}, "1 data sets don't show"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    given, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        Asked(**given)
