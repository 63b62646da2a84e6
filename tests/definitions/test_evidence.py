"""A source says where and when; without a name behind it, it is unverified."""

import pytest
from pydantic import ValidationError

from mittari.definitions.evidence import Evidence


def test_needs_a_source_and_a_date() -> None:
    found = Evidence.model_validate({"source": "a manual", "read": "2026-11-22"})
    assert found.verified_by is None
    for missing in ({"source": "a manual"}, {"read": "2026-11-22"}):
        with pytest.raises(ValidationError):
            Evidence.model_validate(missing)
