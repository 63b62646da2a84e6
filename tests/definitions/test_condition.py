"""A condition is a list of codes or a range, never both and never an empty range."""

import pytest
from pydantic import ValidationError

from mittari.definitions.condition import Condition


@pytest.mark.parametrize("form", [{"any_of": [1, 2]}, {"at_least": 1}, {"at_most": 0}, {"at_least": 1, "at_most": 1}])
def test_one_form_is_a_condition(form: dict[str, object]) -> None:
    assert Condition.model_validate({"item": "a"} | form).item == "a"


@pytest.mark.parametrize(
    "form", [{}, {"any_of": []}, {"any_of": [1], "at_most": 2}, {"at_least": 2, "at_most": 1}, {"any_of": ["1.0"]}]
)
def test_anything_else_is_refused(form: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate({"item": "a"} | form)


@pytest.mark.parametrize("about", [{}, {"item": "a", "score": "s"}])
def test_it_is_about_one_thing(about: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="either an item or a score"):
        Condition.model_validate(about | {"at_least": 1})
