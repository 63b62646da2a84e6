"""Forms with anything in the wrong place are taken or refused, and never met with a traceback."""

import copy
import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.errors import InputError
from mittari.formats.exchange import FORMATS
from mittari.formats.exchange.draft import write_draft
from tests.formats.exchange.expected import FILES

FORMS = {
    (name, path.stem): json.loads(path.read_text(encoding="utf-8"))
    for name in ("fhir", "surveyjs")
    for path in sorted(FILES.joinpath(name).glob("*.json"))
}
ODD: list[Any] = [
    None,
    "",
    "x",
    0,
    -1,
    2.5,
    1e300,
    True,
    [],
    {},
    [None],
    [{}],
    {"a": 1},
    "9" * 400,
    "{a} = ",
    "ä\n\u2028",
]


@pytest.mark.parametrize("name", ["fhir", "surveyjs"])
@given(data=st.data())
@settings(max_examples=60)
def test_a_form_with_something_odd_in_it_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([key for key in FORMS if key[0] == name]))
    tree = copy.deepcopy(FORMS[form])
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(tree, data)
    with tempfile.TemporaryDirectory() as folder, suppress(InputError):
        Path(folder, "form.json").write_text(json.dumps(tree), encoding="utf-8")
        write_draft(FORMATS[name].read(Path(folder, "form.json")), Path(folder, "made"))


def mutate(tree: Any, data: st.DataObject) -> None:
    """Put something odd in some place, or take the place out, or put there what stands somewhere else."""
    holder, key = data.draw(st.sampled_from(list(places(tree))))
    how = data.draw(st.sampled_from(["odd", "out", "other"]))
    if how == "out":
        del holder[key]
    elif how == "odd":
        holder[key] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
    else:
        other, other_key = data.draw(st.sampled_from(list(places(tree))))
        holder[key] = copy.deepcopy(other[other_key])
    if not tree:
        tree["left"] = 1


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value: what holds it, and its key or number."""
    if isinstance(value, dict | list):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield value, key
            yield from places(value[key])
