"""Tables carry a version and a source, and a norm row a whole span of ages or none."""

import pytest
from pydantic import ValidationError

from mittari.definitions.table import NormRow, Table, ValueSet


def test_a_table_needs_version_and_source() -> None:
    rows = {"version": "1", "source": "a manual", "rows": {"0": "1", "1": "2.5"}}
    assert Table.model_validate(rows).rows == {0: 1, 1: 2.5}
    for key in ("version", "source", "rows"):
        with pytest.raises(ValidationError, match=key):
            Table.model_validate({name: value for name, value in rows.items() if name != key})


@pytest.mark.parametrize(
    "row",
    [
        {"mean": 1, "sd": 0},
        {"mean": 1, "sd": 1, "age_from": 20},
        {"mean": 1, "sd": 1, "age_from": 30, "age_to": 20},
    ],
)
def test_a_norm_row_that_nobody_can_belong_to_is_refused(row: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        NormRow.model_validate(row)


def test_a_value_set_rounds_to_three_decimals_unless_it_says_otherwise() -> None:
    written = {"version": "1", "source": "a manual", "start": "1", "decrements": {"a": {"2": "0.1"}}}
    assert ValueSet.model_validate(written).decimals == 3
