"""An alert is one test; a question says by itself what it is."""

import pytest
from pydantic import ValidationError

from mittari.definitions.item import Alert, Item


@pytest.mark.parametrize("written", [{}, {"any_of": ["1"], "at_least": "1"}, {"any_of": []}])
def test_an_alert_has_one_form(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Alert.model_validate(written)


def test_a_question_is_scored_and_asked_unless_it_says_otherwise() -> None:
    item = Item.model_validate({"id": "a", "kind": "rating"})
    assert item.scored
    assert item.filled_from is None
    assert item.alert is None
