"""mittari texts: out to a translator, back again whole or not at all, and packs in their place."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from mittari.definitions.library import PACKS, VARIABLE, default_library
from mittari.definitions.meter import read_meter
from mittari.definitions.texts import Texts
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml
from tests.cli.conftest import Run
from tests.definitions.test_text_pack import OFFICIAL, PACK, VERBATIM, write_pack
from tests.formats.texts.given import SWEDISH
from tests.small_meter import write_meter


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a library that has the small meter in two languages."""
    write_meter(tmp_path / "library/meters", {"texts/sv.yaml": f"# Kept by Aino.\n{SWEDISH}"})
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.delenv(PACKS, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["sv.xlf", "sv.xlsx"])
def test_out_and_back_again_leaves_the_file_as_it_is(run: Run, folder: Path, name: str) -> None:
    file = folder / "library/meters/small/texts/sv.yaml"
    before = file.read_bytes()
    assert (
        "26 texts from en into sv, 26 of them translated"
        in run("texts", "export", "small", "--language", "sv", "-o", name).err
    )
    assert "sv: nothing has changed" in run("texts", "import", name, "--meter", "small").err
    assert file.read_bytes() == before


def test_a_translation_is_written_with_the_file_s_first_comments(run: Run, folder: Path) -> None:
    run("texts", "export", "small", "--language", "sv", "-o", "sv.xlsx")
    book = openpyxl.load_workbook("sv.xlsx")
    for row in book["texts"].iter_rows():
        if row[0].value == "introduction":
            row[2].value, row[3].value = "Detta är ett prov.", "own_reviewed"
    book.save("sv.xlsx")
    ran = run("texts", "import", "sv.xlsx", "--meter", "small")
    assert "1 text changed" in ran.err
    assert "drafts again: introduction" in ran.err
    assert "nothing has changed" in run("texts", "import", "sv.xlsx", "--meter", "small").err
    run("texts", "import", "sv.xlsx", "--meter", "small", "--reviewed-by", "Carla", "-o", "elsewhere")
    assert "reviewed_by: Carla" in (folder / "elsewhere/sv.yaml").read_text()
    file = folder / "library/meters/small/texts/sv.yaml"
    assert file.read_text().startswith("# Kept by Aino.\nlanguage: sv\n")
    made = read_meter(file.parents[1])[0].texts["sv"]
    assert (made.introduction, made.status_of("introduction"), made.enabled) == ("Detta är ett prov.", "draft", False)


def test_a_translation_with_problems_is_not_taken_at_all(run: Run, folder: Path) -> None:
    run("texts", "export", "small", "--language", "ar", "-o", "ar.xlf")
    ran = run("texts", "import", "ar.xlf", "--meter", "small", "-o", "out")
    assert ran.status == 2
    assert "ar.xlf: title: the translation is empty -> translate it" in ran.err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [(("export", "small", "--language", "sv", "-o", "sv.doc"), "give --format: xliff or xlsx"),
     (("export", "small", "--language", "sv", "--from", "ru", "-o", "x.xlf"), "nothing to translate in ru"),
     (("export", "small", "--language", "sv!", "-o", "x.xlf"), "is no language tag"),
     (("export", "large", "--language", "sv", "-o", "x.xlf"), "there is no meter 'large'"),
     (("import", "gone.xlf", "--meter", "small"), "gone.xlf"),
     (("install", "gone"), "set MITTARI_TEXTS, or give --to DIR")],
)  # fmt: skip
def test_what_can_t_be_done_is_told(run: Run, folder: Path, words: tuple[str, ...], says: str) -> None:
    ran = run("texts", *words)
    assert ran.status == 2
    assert says in ran.err


@pytest.fixture
def pack(folder: Path) -> Path:
    """A text pack for the small meter, whose library then has none of its texts."""
    shutil.rmtree(folder / "library/meters/small/texts")
    (folder / "library/meters/small/instrument.yaml").write_text(VERBATIM)
    return write_pack(folder / "mine") / "small"


def test_a_pack_is_checked_and_put_in_its_place(run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack / "notes.txt").write_text("not for everybody")
    ran = run("texts", "install", pack, "--to", "packs")
    assert (
        "small can be shown in en; wording of The Holder of the Words, permission letter of 31 March 2026." in ran.err
    )
    assert "Set MITTARI_TEXTS=packs" in ran.err
    assert sorted(path.name for path in Path("packs").rglob("*")) == ["en.yaml", "pack.yaml", "small", "texts"]
    monkeypatch.setenv(PACKS, "packs")
    assert "small has no texts" not in run("texts", "export", "small", "--language", "sv", "-o", "sv.xlf").err
    assert "No problems." in run("check").err


def test_a_pack_takes_the_place_of_another_only_when_told(run: Run, pack: Path) -> None:
    run("texts", "install", pack, "--to", "packs")
    (pack / "texts/en.yaml").write_text(OFFICIAL.replace("A small meter", "Another title"))
    assert "give --replace" in run("texts", "install", pack, "--to", "packs").err
    assert "Another title" not in Path("packs/small/texts/en.yaml").read_text()
    assert run("texts", "install", pack, "--to", "packs", "--replace").status == 0
    assert "Another title" in Path("packs/small/texts/en.yaml").read_text()
    assert [path.name for path in Path("packs").iterdir()] == ["small"]


def test_a_pack_that_is_not_in_order_is_not_installed(run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack / "pack.yaml").write_text(PACK.replace("official: true", "official: false"))
    ran = run("texts", "install", pack, "--to", "packs")
    assert ran.status == 2
    assert "allows no wording but the holder's own" in ran.err
    assert list(Path("packs").iterdir()) == []
    monkeypatch.setenv(PACKS, str(pack.parent))
    assert "allows no wording but the holder's own" in run("check").err


OWN = default_library()
WORDED = [(meter, code) for meter in OWN.meter_ids() for code in OWN.meter(meter).texts if code != "en"]


@pytest.mark.parametrize(("meter", "language"), WORDED)
def test_the_wording_of_the_library_comes_back_as_it_went(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meter: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = OWN.root / f"meters/{meter}/texts/{language}.yaml"
    before = validate(Texts, read_yaml(file))
    for name in ("sent.xlf", "sent.xlsx"):
        run("texts", "export", meter, "--language", language, "--from", "en", "-o", name)
        assert run("texts", "import", name, "--meter", meter, "-o", name[-3:]).status == 0
        assert validate(Texts, read_yaml(Path(name[-3:], file.name))) == before


def test_a_repeated_question_goes_out_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("texts", "export", "gas", "--language", "sv", "-o", "gas.xlsx")
    keys = [row[0].value for row in openpyxl.load_workbook("gas.xlsx")["texts"].iter_rows()]
    assert [key for key in keys if "goal" in key] == ["items.goals.question", "items.goal.question"]


def test_a_holder_s_wording_is_not_written_into_the_library(
    run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("texts", "install", pack, "--to", "packs")
    monkeypatch.setenv(PACKS, "packs")
    run("texts", "export", "small", "--language", "sv", "-o", "sv.xlsx")
    book = openpyxl.load_workbook("sv.xlsx")
    for row in book["texts"].iter_rows(min_row=2):
        row[2].value = row[1].value
    book.save("sv.xlsx")
    assert run("texts", "import", "sv.xlsx", "--meter", "small").status == 0
    assert Path("packs/small/texts/sv.yaml").is_file()
