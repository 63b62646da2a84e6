"""Whatever a score rests on that nobody has verified is named, also through the scores it is made of."""

from mittari.definitions.structure import Structure
from mittari.definitions.unverified import unverified
from tests.scoring.rules.raw import HEAD, rating

READ = {"source": "a manual", "read": "2026-11-22"}
TABLE = {"version": "1", "source": "a manual", "rows": {"0": "1", "1": "2"}}


def structure(by: str | None) -> Structure:
    checked = {"verified_by": by} if by else {}
    first = {"id": "first", "rule": "sum", "items": ["a"], "range": [0, 1], "direction": "higher", "evidence": "key"}
    second = {
        "id": "second",
        "rule": "sum",
        "items": ["a"],
        "transform": [{"kind": "lookup", "table": "t"}],
        "range": [1, 2],
        "direction": "higher",
    }
    whole = {"id": "whole", "rule": "sum", "scores": ["first", "second"], "range": [0, 9], "direction": "higher"}
    return Structure.model_validate(
        {
            **HEAD,
            "items": [rating("a", 0, 1)],
            "scores": [first, second, whole],
            "tables": {"t": {**TABLE, **checked}},
            "evidence": {"key": {**READ, **checked}},
        }
    )


def test_names_every_unverified_source() -> None:
    found = structure(None)
    assert [unverified(found, score) for score in found.scores] == [("key",), ("t",), ("key", "t")]


def test_a_name_behind_it_verifies() -> None:
    found = structure("the publisher's manual, page 3")
    assert [unverified(found, score) for score in found.scores] == [(), (), ()]
