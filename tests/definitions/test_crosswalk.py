"""A crosswalk as it is written: which answers are carried over, and which scores may be compared."""

import pytest

from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml
from mittari.errors import DefinitionError

TEXT = """\
from: 1.0.0
to: 2.0.0
items:
  calm: kept
  tense: {is: changed, as: tension, why: milder words}
  tempo: {is: recoded, codes: {0: 0, 1: 0, 2: 1, 3: 1}, why: two options instead of four}
  wish: {is: dropped, why: nobody read it}
new: {hope: asked for by coaches}
scores:
  mind: {comparable: as_it_is, why: the same items}
  speed: {comparable: after_mapping, why: the halves of the old scale}
  whole: {comparable: no, why: hope is new}
"""


def crosswalk(text: str = TEXT) -> Crosswalk:
    return validate(Crosswalk, parse_yaml(text, "1.0.0-to-2.0.0.yaml"))


def test_tells_what_is_carried_and_what_is_comparable() -> None:
    read = crosswalk()
    assert (read.from_, read.to) == ("1.0.0", "2.0.0")
    assert read.carried == {"calm": "calm", "tense": "tension", "tempo": "tempo"}
    assert read.comparable == {"mind", "speed"}
    assert read.items["tempo"].codes == {0: 0, 1: 0, 2: 1, 3: 1}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("calm: kept", "calm: moved", 4),
        ("comparable: no, why: hope is new", "comparable: no", 12),
        ("to: 2", "to: x", 2),
    ],
)
def test_a_word_it_does_not_know_is_named_at_its_line(old: str, new: str, line: int) -> None:
    with pytest.raises(DefinitionError) as caught:
        crosswalk(TEXT.replace(old, new))
    assert [problem.line for problem in caught.value.problems] == [line]
