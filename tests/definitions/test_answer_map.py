from pathlib import Path

import pytest

from mittari.definitions.answer_map import read_answer_map
from mittari.errors import DefinitionError

WHOLE = """client: id
organisation: clinic
time: wave
dates: {1: 2025-01-10, 2: 2025-01-31}
items: {WHO_1: q1}
totals: {who5_raw: sum}
municipality: home
episode: {service: social_rehabilitation, provider: clinic, start: begins}
"""


def test_the_columns_it_names_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    answer_map = read_answer_map(file)
    assert answer_map.columns() == ["id", "wave", "home", "sum", "begins"]
    assert answer_map.dates["2"].isoformat() == "2025-01-31"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("client: id\norganisation: clinic\n", "give either date"),
        ("client: id\norganisation: clinic\ndate: day\ndates: {1: 2025-01-01}\ntime: t\n", "give either date"),
        ("client: id\norganisation: clinic\ndates: {1: 2025-01-01}\n", "dates needs time"),
        ("client: id\norganisation: clinic\ndates: {1: 1577836800}\ntime: t\n", "not a date like"),
        ("organisation: clinic\ndate: day\n", "client: this key is missing"),
        ("client: id\norganisation: clinic\ndate: day\nwho: x\n", ":4: who: this key is not known here"),
    ],
)
def test_a_map_that_can_not_be_right_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError, match=reason):
        read_answer_map(file)
