"""The small meter in two versions with a crosswalk between them, as folders of a library."""

from pathlib import Path

from tests.small_meter import CASES, ENGLISH, INSTRUMENT, write_meter

HEAD = "from: 1.0.0\nto: 2.0.0\n"
CROSSWALK = (
    HEAD
    + """\
items:
  working: kept
  calm: kept
  tense: kept
  pace: kept
  tempo: {is: recoded, as: speediness, codes: {0: 0, 1: 0, 2: 1, 3: 1}, why: two options instead of four}
  ability: kept
  hours: kept
  moved: kept
  wish: {is: dropped, why: nobody read it}
new: {hope: coaches asked for it}
scores:
  mind: {comparable: as_it_is, why: the same items by the same rule}
  speed: {comparable: after_mapping, why: the halves of the old scale are the options of the new one}
  whole: {comparable: no, why: hope is new in it}
  work: {comparable: as_it_is, why: the same question}
"""
)
NEWER = (
    INSTRUMENT.replace("version: 1.0.0", "version: 2.0.0")
    .replace("    codes: [0, 1]\n", "    codes: [0, 1]\n  halves:\n    codes: [0, 1]\n", 1)
    .replace(
        "  - id: tempo\n    kind: choice\n    coding: ease\n    recode: {0: 0, 1: 0, 2: 1, 3: 1}\n",
        "  - id: speediness\n    kind: choice\n    coding: halves\n",
    )
    .replace("items: [calm, tempo]", "items: [calm, speediness]")
    .replace(
        "  - id: wish\n    kind: text\n    scored: false\n", "  - id: hope\n    kind: choice\n    coding: ease\n"
    )
    .replace("items: [calm, tense]\n    minimum_answered: 1\n    range: [0, 6]",
             "items: [calm, tense, hope]\n    minimum_answered: 1\n    range: [0, 9]")
)  # fmt: skip
NEWER_ENGLISH = (
    ENGLISH.replace("tempo:", "speediness:")
    .replace("wish:", "hope:")
    .replace("  yes_no: {0: no, 1: yes}\n", "  yes_no: {0: no, 1: yes}\n  halves: {0: slow, 1: fast}\n")
)
NEWER_CASES = (
    CASES.replace("tempo: 2", "speediness: 1, hope: 3").replace("whole: 6", "whole: 9").replace("whole: 4", "whole: 6")
)


def write_two_versions(root: Path, crosswalk: str = CROSSWALK, status: str = "published") -> Path:
    """The folder of small 2.0.0 in the library at `root`, with 1.0.0 in versions/."""
    newer = {
        "instrument.yaml": NEWER.replace("status: draft", f"status: {status}"),
        "texts/en.yaml": NEWER_ENGLISH,
        "cases.yaml": NEWER_CASES,
        "CHANGES.md": "1.0.0: made for the tests\n2.0.0: hope\n",
    }
    folder = write_meter(root / "meters", newer)
    older = INSTRUMENT.replace("status: draft", "status: published")
    write_meter(folder / "versions", {"instrument.yaml": older}, "1.0.0")
    (folder / "crosswalks").mkdir()
    (folder / "crosswalks" / "1.0.0-to-2.0.0.yaml").write_text(crosswalk, encoding="utf-8")
    return folder
