"""The columns of forms come from items and scores, and the newest scoring of a form's own content counts."""

from dataclasses import replace

import pandas as pd

from mittari.definitions.library import Library
from mittari.formats.data.forms import Source, form_frame, item_sources, score_sources
from mittari.store.snapshot import Partition, Snapshot


def with_forms(snapshot: Snapshot) -> Partition:
    """The part of the snapshot that has CLIENT's forms."""
    return max(snapshot.partitions(), key=lambda part: len(part.measurements))


def test_sources_tell_what_they_hold_and_their_names() -> None:
    found = [Source("item", "a"), Source("option", "a", -1), Source("score", "s"), Source("answered", "s")]
    assert [(source.name, source.holds) for source in found] == [
        ("a", "item a"),
        ("a__m1", "option -1 of item a"),
        ("s", "score s"),
        ("s_answered", "items answered of score s"),
    ]


def test_items_with_several_answers_become_options(library: Library) -> None:
    meter = library.meter("small")
    names = [source.name for source in item_sources(meter, ["calm", "aids", "years"])]
    assert names == ["calm", "aids__5", "aids__2", "aids__7"]
    assert item_sources(meter, ["years"], background=True) == [Source("item", "years")]
    assert item_sources(None, ["aids", "years"]) == [Source("item", "aids"), Source("item", "years")]


def test_scores_are_in_the_meters_order_and_unknown_ones_last(library: Library) -> None:
    found = score_sources(library.meter("small"), {"work", "old", "mind"})
    assert [source.name for source in found] == [
        "mind",
        "mind_answered",
        "work",
        "work_answered",
        "old",
        "old_answered",
    ]
    assert [source.id for source in score_sources(None, {"b", "a"})] == ["a", "a", "b", "b"]


def test_the_newest_scoring_of_the_same_content_counts(snapshot: Snapshot, library: Library) -> None:
    part = with_forms(snapshot)
    rows = part.measurements[part.measurements["instrument"] == "small"]
    first = part.scores[part.scores["score"] == "whole"].iloc[[0]]
    again = first.assign(scoring_version=2, value=5.0)
    other_content = first.assign(scoring_version=3, value=99.0, content_hash="other")
    scores = pd.concat([other_content, again, part.scores], ignore_index=True)
    part.__dict__["scores"] = scores
    found, items = form_frame(part, rows, library.meter("small"), background=False)
    whole = found.set_index("measurement").loc[first["measurement"].iloc[0]]
    assert (whole["score whole"], whole["scoring_version"]) == (5.0, 2)
    assert "item calm" in found
    assert "calm" in items
    assert "wish" not in items


def test_a_part_is_left_as_it_is(snapshot: Snapshot, library: Library) -> None:
    part = replace(with_forms(snapshot))
    rows = part.measurements[part.measurements["instrument"] == "small"]
    before = part.answers("small", "1.0.0").copy()
    form_frame(part, rows, library.meter("small"), background=True)
    pd.testing.assert_frame_equal(part.answers("small", "1.0.0"), before)
