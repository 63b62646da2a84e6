"""A draft becomes a folder that can be read, whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import read_meter
from mittari.errors import InputError
from mittari.formats.exchange.draft import Draft, write_draft
from mittari.formats.exchange.loss import Loss
from mittari.formats.exchange.sketch import Sketch
from mittari.scoring.check import check_meter


def draft(question: str = "How?") -> Draft:
    sketch = Sketch("form.json")
    sketch.title({"en": "A form"})
    sketch.introduction({"en": "About it."})
    sketch.item("a", AnswerKind.TEXT, {"en": question})
    sketch.lost("b", "a | pipe\nand a line", "why")
    return sketch.draft()


def test_a_folder_is_made_that_says_what_is_left_to_do(tmp_path: Path) -> None:
    write_draft(draft(), tmp_path / "new" / "my-form")
    folder = tmp_path / "new" / "my-form"
    assert sorted(path.name for path in folder.iterdir()) == ["CHANGES.md", "TODO.md", "instrument.yaml", "texts"]
    assert os.listdir(tmp_path / "new") == ["my-form"]
    assert read_meter(folder)[0].id == "my-form"
    todo = (folder / "TODO.md").read_text(encoding="utf-8")
    assert "| b | a \\| pipe and a line | why |" in todo
    assert "- [ ] Licence:" in todo
    assert "- 0.1.0: draft made from form.json." in (folder / "CHANGES.md").read_text(encoding="utf-8")


def test_the_check_asks_for_exactly_what_is_to_be_decided(tmp_path: Path) -> None:
    write_draft(draft(), tmp_path / "my-form")
    assert [problem.place for problem in check_meter(tmp_path / "my-form")] == ["licence.notice", "licence.evidence"]


@pytest.mark.parametrize("name", ["My form", "ä", "form_", "..", "x" * 65])
def test_a_name_that_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="becomes the meter's id"):
        write_draft(draft(), tmp_path / name)


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_nothing_is_written_over(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "my-form"
    if kind == "folder":
        place.mkdir()
    elif kind == "file":
        place.touch()
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="is there already"):
        write_draft(draft(), place)


def test_what_could_not_be_read_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="larger than 256 KB") as caught:
        write_draft(draft("x" * 300_000), tmp_path / "my-form")
    assert str(tmp_path / "my-form" / "texts" / "en.yaml") in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="can't be written"):
        write_draft(draft(), tmp_path / "file" / "my-form")


def test_a_draft_without_losses_or_source_says_nothing_of_them(tmp_path: Path) -> None:
    write_draft(replace(draft(), losses=(), source=""), tmp_path / "my-form")
    assert "not in this meter" not in (tmp_path / "my-form" / "TODO.md").read_text(encoding="utf-8")
    assert "- 0.1.0: first draft." in (tmp_path / "my-form" / "CHANGES.md").read_text(encoding="utf-8")
    assert Loss("b", "c").why == "the format has no place for it"
