from pathlib import Path

import pytest

from mittari.demo.folder import DemoFolder
from mittari.errors import MittariError


def test_a_demo_is_there_only_when_its_guide_is(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path)
    assert not folder.is_there()
    with pytest.raises(MittariError, match="mittari demo"):
        folder.require()
    folder.guide.write_text("Open ADDRESS/x", encoding="utf-8")
    folder.require()
    assert folder.welcome("http://here") == "Open http://here/x"


def test_a_folder_with_other_things_in_it_is_not_touched(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path)
    folder.require_free()
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(MittariError, match="not empty and not a demo"):
        folder.require_free()
    folder.secret.write_text("x", encoding="utf-8")
    folder.require_free()
