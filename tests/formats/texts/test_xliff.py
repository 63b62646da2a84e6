"""XLIFF: what goes out comes in again; what programs change is read, and what is dangerous is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.errors import InputError
from mittari.formats.texts import FORMATS, xliff
from mittari.formats.texts.translation import Row, Translation, to_translate
from tests.formats.texts.given import worded

SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\ufeff")
TEXT = st.lists(st.text(SIGNS, min_size=1), min_size=1, max_size=3).map("\n".join).map(str.strip).filter(bool)
REVIEWS = st.sampled_from(
    [("official", "The Holder", "2026-01-02"), ("own_reviewed", "Aino & Bo", "2026-03-31"), ("own", "", ""),
     ("own_reviewed", "Bo", ""), ("draft", "", ""), ("machine_draft", "", "")]
)  # fmt: skip
ROWS = st.lists(st.tuples(TEXT, TEXT, REVIEWS), min_size=1, max_size=4)


def there_and_back(kind: str, given: Translation, folder: Path) -> Translation:
    path = folder / "sent"
    path.write_bytes(FORMATS[kind].content(given))
    return FORMATS[kind].read(path)


def without_advice(given: Translation) -> list[tuple[str, ...]]:
    return [(row.key, row.source, row.target, row.status, row.reviewed_by, row.reviewed_on) for row in given.rows]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_meter_comes_back_as_it_went(kind: str, tmp_path: Path) -> None:
    for target in ("sv", "ar"):
        given = to_translate(worded(tmp_path / target), "en", target)
        back = there_and_back(kind, given, tmp_path)
        assert without_advice(back) == without_advice(given)
        assert (back.meter, back.version, back.source, back.target) == ("small", "1.0.0", "en", target)


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=30, deadline=None)
@given(rows=ROWS)
def test_any_words_come_back_as_they_went(kind: str, rows: list, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = tuple(Row(f"items.q{n}.question", one, two, *review) for n, (one, two, review) in enumerate(rows))
    given = Translation("small", "1.0.0", "en", "sv", made)
    assert without_advice(there_and_back(kind, given, tmp_path_factory.mktemp("words"))) == without_advice(given)


def file_with(unit: str, before: str = "", end: str = "</body></file></xliff>") -> str:
    return (
        f"<?xml version='1.0'?>{before}<xliff version='1.2' xmlns='{xliff.SPACE}'>"
        f"<file original='small' source-language='en' target-language='sv'><body>{unit}{end}"
    )


def read(tmp_path: Path, text: str) -> Translation:
    (tmp_path / "given.xlf").write_text(text, encoding="utf-8")
    return xliff.read(tmp_path / "given.xlf")


@pytest.mark.parametrize(
    ("unit", "target", "status"),
    [("approved='yes'", "", ""), ("", "state='final'", "own_reviewed"), ("", "state='translated'", ""),
     ("", "state='needs-adaptation'", "draft"), ("", "", ""), ("approved='yes'", "state='translated'", ""),
     ("", "state='translated' state-qualifier='mt-suggestion'", "machine_draft"), ("", "state='new'", "draft")],
)  # fmt: skip
def test_the_states_of_other_programs_are_understood(tmp_path: Path, unit: str, target: str, status: str) -> None:
    text = file_with(f"<trans-unit id='title' {unit}><source>A</source><target {target}>Å</target></trans-unit>")
    assert [row.status for row in read(tmp_path, text).rows] == [status]


def test_marks_of_segments_are_seen_through(tmp_path: Path) -> None:
    target = "<target><mrk mtype='seg' mid='0'>Å.</mrk> Bé.</target>"
    unit = f"<trans-unit id='title'><source>A. B.</source>{target}</trans-unit>"
    assert read(tmp_path, file_with(unit)).rows[0].target == "Å. Bé."


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
FOREIGN = "<!DOCTYPE x SYSTEM 'other.dtd'>"


@pytest.mark.parametrize(
    ("text", "says"),
    [(file_with("", LAUGHS), "document type"), (file_with("", FOREIGN), "document type"),
     (file_with("", end=""), "this is not XML"), ("", "the file is empty"), ("<html/>", "not an XLIFF 1.2 file"),
     (file_with("").replace("'sv'", "''"), "does not tell its target-language"),
     (file_with("<trans-unit id='title'><source>A</source><target>B<g id='1'>C</g></target></trans-unit>"), "<g>"),
     (file_with("").replace(":1.2", ":2.0"), "not an XLIFF 1.2")],
)  # fmt: skip
def test_what_is_no_xliff_or_is_dangerous_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert says in str(caught.value)
    assert all(problem.advice for problem in caught.value.problems)


def test_a_file_larger_than_any_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="larger than 8 MB"):
        read(tmp_path, "x" * (8 * 1024 * 1024 + 1))
