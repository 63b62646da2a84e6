"""A pack gives a meter its wording without touching the library; what its licence does not allow is refused."""

from pathlib import Path

import pytest

from mittari.definitions.library import PACKS, VARIABLE, Library, default_library
from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.text_pack import check_packs, no_texts, read_pack, with_pack
from mittari.errors import DefinitionError, MittariError
from tests.small_meter import ENGLISH, INSTRUMENT, write_meter

PACK = """\
meter: small
holder: The Holder of the Words
permission: letter of 31 March 2026
date: 2026-03-31
official: true
"""
OFFICIAL = ENGLISH.replace("status: draft", "status: official\nreviewed_by: The Holder of the Words")
VERBATIM = INSTRUMENT.replace("text: shipped", "text: operator").replace("modification: free", "modification: verbatim")


def bare(tmp_path: Path, instrument: str = VERBATIM) -> Meter:
    folder = write_meter(tmp_path / "meters", {"instrument.yaml": instrument})
    (folder / "texts/en.yaml").unlink()
    return read_meter(folder)[0]


def write_pack(packs: Path, pack: str = PACK, english: str = OFFICIAL, name: str = "small") -> Path:
    folder = packs / name
    (folder / "texts").mkdir(parents=True)
    (folder / "pack.yaml").write_text(pack)
    (folder / "texts/en.yaml").write_text(english)
    return packs


def test_a_meter_gets_the_wording_of_its_pack_and_stays_the_same_meter(tmp_path: Path) -> None:
    meter = bare(tmp_path)
    worded = with_pack(meter, write_pack(tmp_path / "packs"))
    assert (meter.languages, worded.languages) == ((), ("en",))
    assert worded.texts["en"].status_of("items.calm.question") == "official"
    assert worded.content_hash == meter.content_hash


def test_without_a_pack_nothing_changes(tmp_path: Path) -> None:
    meter = bare(tmp_path)
    assert with_pack(meter, None) is meter
    assert with_pack(meter, tmp_path) is meter


def test_a_pack_adds_to_the_languages_shipped_where_the_licence_is_free(tmp_path: Path) -> None:
    meter = read_meter(write_meter(tmp_path / "meters", {"texts/sv.yaml": ENGLISH.replace(": en", ": sv")}))[0]
    own = ENGLISH.replace("A small meter", "Our own words")
    worded = with_pack(meter, write_pack(tmp_path / "packs", PACK.replace("true", "false"), own))
    assert worded.languages == ("en", "sv")
    assert worded.texts["en"].title == "Our own words"


@pytest.mark.parametrize(
    ("pack", "english", "says"),
    [(PACK.replace("official: true\n", ""), ENGLISH, "allows no wording but the holder's own"),
     (PACK.replace("meter: small", "meter: large"), OFFICIAL, "the pack is for large, not small"),
     (PACK.replace("holder: The Holder of the Words\n", ""), OFFICIAL, "holder: this key is missing"),
     (PACK, OFFICIAL.replace("  calm: {question: B.}\n", ""), "the item calm has no question"),
     (PACK, OFFICIAL.replace("  calm: {", "  ghost: {question: X.}\n  calm: {"), "there is no such item"),
     (PACK, ENGLISH, "status: the licence of small allows no wording but the holder's own, and this is draft"),
     (PACK, OFFICIAL.replace("language: en", "language: sv"), "name of another language")],
)  # fmt: skip
def test_a_pack_that_is_not_in_order_is_refused(tmp_path: Path, pack: str, english: str, says: str) -> None:
    packs = write_pack(tmp_path / "packs", pack, english)
    with pytest.raises(DefinitionError) as caught:
        with_pack(bare(tmp_path), packs)
    assert says in str(caught.value)


def test_wording_is_official_only_if_the_pack_says_so(tmp_path: Path) -> None:
    meter = bare(tmp_path, VERBATIM.replace("verbatim", "free"))
    packs = write_pack(tmp_path / "packs", PACK.replace("true", "false"))
    with pytest.raises(DefinitionError, match="does not say that this wording is official"):
        read_pack(packs / "small", meter)
    own = OFFICIAL.replace("title:", "exceptions: {title: official}\ntitle:").replace("status: official", "status: own")
    (packs / "small/texts/en.yaml").write_text(own)
    with pytest.raises(DefinitionError, match="does not say that this wording is official"):
        read_pack(packs / "small", meter)


def test_a_pack_without_texts_is_refused(tmp_path: Path) -> None:
    packs = write_pack(tmp_path / "packs")
    (packs / "small/texts/en.yaml").unlink()
    with pytest.raises(DefinitionError, match="the pack has no texts"):
        read_pack(packs / "small", bare(tmp_path))


def test_all_packs_are_checked_at_once(tmp_path: Path) -> None:
    packs = write_pack(write_pack(tmp_path / "packs"), name="nobodys")
    (packs / "small/pack.yaml").write_text(PACK.replace("2026-03-31", "soon"))
    found = [(Path(problem.file).name, problem.place) for problem in check_packs(packs, {"small": bare(tmp_path)})]
    assert found == [("nobodys", ""), ("pack.yaml", "date")]


def test_a_meter_without_texts_says_what_it_can_do_and_what_is_needed(tmp_path: Path) -> None:
    said = str(no_texts(bare(tmp_path)))
    assert "small has no texts: its answers can be scored and imported, but it can't be shown to clients" in said
    assert "mittari texts install" in said


@pytest.mark.parametrize(
    ("text", "says"), [("shipped", "write texts/<language>.yaml"), ("none", "import what came out")]
)
def test_where_no_pack_can_help_none_is_asked_for(tmp_path: Path, text: str, says: str) -> None:
    said = str(no_texts(bare(tmp_path, INSTRUMENT.replace("text: shipped", f"text: {text}"))))
    assert says in said
    assert "pack" not in said


def test_the_library_reads_the_packs_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare(tmp_path)
    packs = write_pack(tmp_path / "packs")
    assert Library(tmp_path).meter("small").languages == ()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setenv(PACKS, str(packs))
    assert default_library().meter("small").languages == ("en",)
    monkeypatch.setenv(PACKS, str(tmp_path / "elsewhere"))
    with pytest.raises(MittariError, match="there is no folder"):
        default_library()
