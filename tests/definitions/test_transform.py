"""The four transforms are told apart by their kind, and nothing else is one."""

import pytest
from pydantic import TypeAdapter, ValidationError

from mittari.definitions.transform import AgainstNorm, Bins, Linear, Lookup, Transform

READ = TypeAdapter(Transform)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"kind": "linear", "from": ["0", "4"], "to": ["0", "100"]}, Linear),
        ({"kind": "lookup", "table": "t"}, Lookup),
        ({"kind": "bins", "starts": {"0": "1", "4": "2"}}, Bins),
        ({"kind": "norm", "table": "n", "to": "z"}, AgainstNorm),
    ],
)
def test_kinds(written: dict[str, object], kind: type) -> None:
    assert isinstance(READ.validate_python(written), kind)


@pytest.mark.parametrize(
    "written",
    [{"kind": "exp"}, {"kind": "norm", "table": "n", "to": "stanine"}, {"kind": "bins", "starts": {"0": "1"}}],
)
def test_nothing_else(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(written)
