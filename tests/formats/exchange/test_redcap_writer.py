import csv
from pathlib import Path

from mittari.definitions.library import default_library
from mittari.formats.exchange import redcap

LIBRARY = default_library()


def written(name: str, folder: Path) -> dict[str, dict[str, str]]:
    """The fields of a meter's data dictionary by name."""
    redcap.write(LIBRARY.meter(name), folder / "form.csv")
    with (folder / "form.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["Variable / Field Name"]: row for row in csv.DictReader(file)}


def test_the_file_is_as_redcap_wants_it(tmp_path: Path) -> None:
    fields = written("mittari-path", tmp_path)
    assert list(fields)[:3] == ["record_id", "form_title", "introduction"]
    assert len(fields["record_id"]) == 18
    assert (tmp_path / "form.csv").read_bytes().startswith(b"\xef\xbb\xbfVariable / Field Name,Form Name,")
    assert {row["Form Name"] for row in fields.values()} == {"mittari_path"}
    pain = fields["pain"]
    choices = "0, Not once | 1, Seldom | 2, Now and then | 3, Often | 4, Almost all the time"
    assert (pain["Field Type"], pain["Choices, Calculations, OR Slider Labels"]) == ("radio", choices)
    assert [row["Branching Logic (Show field only if...)"] for row in fields.values()].count("[at_work_now] = '1'") == 1


def test_a_meter_without_wording_has_its_ids_in_place(tmp_path: Path) -> None:
    fields = written("who-5", tmp_path)
    assert fields.keys() >= {"record_id"}
    assert all(row["Field Label"] for row in fields.values())
