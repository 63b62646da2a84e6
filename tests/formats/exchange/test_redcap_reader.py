from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.exchange import redcap
from tests.formats.exchange.outlines import findings, outline

FILES = Path(__file__).parent / "files" / "redcap"

ASKED = {
    "01-first-form": [
        "fell_asleep choice 1 2 3",
        "woke choice 0 1 2 3",
        "bed_time text",
        "nap choice 1 0",
        "nap_minutes number 0..600 if nap any_of [1]",
        "remarks text",
    ],
    "02-matrix": ["tidy choice 1 2 3", "bright choice 1 2 3", "quiet choice 1 2 3", "bench choice 1 0"],
    "03-sliders": [
        "energy rating 0..100",
        "mood rating 0..10",
        "noise rating 1..7",
        "why text if energy at_most 29",
        "enough choice 1 0 if mood at_least 5 at_most 8",
    ],
    "04-checkboxes": [
        "tools multichoice 1 2 3 99",
        "spade_age number 0..80 if tools any_of [1]",
        "lend choice 1 2 if tools any_of [1, 2]",
        "none choice 1 2",
    ],
    "05-calculations": ["steps number", "km number 60", "liked choice 1 2"],
    "06-who-are-you": [
        "moved_in date",
        "seen_at date",
        "home choice 0 1 2",
        "garden choice 1 0 if home any_of [0]",
        "stairs choice 1 0",
    ],
    "07-rich-text": ["wrote choice 1 2 3", "to_whom text", "again choice 1 2"],
    "08-api": ["means choice 1 2 3", "late choice 0 1 2 3 if means any_of [2, 3]"],
    "09-two-forms": ["slept choice 1 0", "tired choice 1 0", "dreams choice 1 0"],
    "10-logic": [
        "pets number 0..20",
        "cat choice 1 0 if pets at_least 1",
        "kittens choice 1 0 if cat any_of [1]",
        "dog choice 1 0 if pets at_least 1",
        "few choice 1 0 if pets at_most 2",
        "many choice 1 0",
        "both choice 1 0",
        "food choice -9 1 2 if cat any_of [1, 0]",
    ],
}
LOST = {
    "01-first-form": "fields.record_id items.bed_time items.nap_minutes columns.required",
    "02-matrix": "fields.record_id columns.ranking fields.bench",
    "03-sliders": "fields.record_id items.energy columns.alignment",
    "04-checkboxes": "fields.record_id fields.tools items.spade_age items.none.show_if",
    "05-calculations": "fields.record_id items.steps fields.km fields.mean_walk fields.sum_text fields.hidden_one"
    " fields.liked fields.photo fields.county_sql",
    "06-who-are-you": "fields.study_id fields.first_name fields.mail fields.birthday items.moved_in items.moved_in"
    " items.seen_at items.stairs.show_if",
    "07-rich-text": "fields.record_id fields.bye",
    "08-api": "fields.record_id",
    "09-two-forms": "fields.record_id items.dreams.show_if columns.number",
    "10-logic": "fields.record_id items.pets items.many.show_if items.both.show_if",
}


def test_there_are_ten_files() -> None:
    assert sorted(ASKED) == sorted(LOST) == sorted(path.stem for path in FILES.glob("*.csv"))
    assert len(ASKED) == 10


@pytest.mark.parametrize("name", ASKED)
def test_what_can_be_asked_is_imported_and_all_else_is_listed(name: str) -> None:
    draft = redcap.read(FILES / f"{name}.csv")
    assert outline(draft) == ASKED[name]
    assert sorted(loss.where for loss in draft.losses) == sorted(LOST[name].split())


@pytest.mark.parametrize("name", ASKED)
def test_every_draft_is_a_meter_that_the_check_can_read(name: str) -> None:
    assert findings(redcap.read(FILES / f"{name}.csv"))


def test_the_header_of_a_matrix_is_the_help_of_its_questions() -> None:
    draft = redcap.read(FILES / "02-matrix.csv")
    helps = [text.get("help") for text in draft.texts["en"]["items"].values()]
    assert helps == ["How do you find the yard?"] * 3 + [None]
    assert any("'yard'" in task for task in draft.todo)


def test_texts_lose_their_markup_only() -> None:
    texts = redcap.read(FILES / "07-rich-text.csv").texts["en"]
    assert texts["title"] == "Letters"
    assert texts["introduction"] == "These questions are about letters.\nTake your time."
    assert texts["items"]["wrote"]["question"] == "When did you last write one?"
    assert texts["items"]["to_whom"] == {"question": "To whom was it,\nand what about?", "help": "One & only one"}
    assert texts["options"]["wrote"] == {"1": "This week", "2": 'This "year"', "3": "Longer ago, or never"}


def test_sliders_have_words_at_their_ends() -> None:
    items = redcap.read(FILES / "03-sliders.csv").texts["en"]["items"]
    assert (items["energy"]["low"], items["energy"]["high"]) == ("None", "Plenty")
    assert (items["mood"]["low"], items["mood"]["high"]) == ("Low", "High")
    assert "low" not in items["noise"]


def test_what_redcap_shows_without_an_answer_is_told() -> None:
    todo = redcap.read(FILES / "03-sliders.csv").todo
    assert any("`why` is not asked while `energy` has no answer" in task for task in todo)
    assert not any("`few`" in task for task in redcap.read(FILES / "10-logic.csv").todo)


def test_two_forms_in_one_file_are_told() -> None:
    assert any("2 forms (morning, evening)" in task for task in redcap.read(FILES / "09-two-forms.csv").todo)


def test_whoever_identifies_people_is_not_taken() -> None:
    draft = redcap.read(FILES / "06-who-are-you.csv")
    assert not {"first_name", "mail", "birthday"} & {item["id"] for item in draft.structure["items"]}


HEAD = 'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,label\na,b\n", "there is no column 'Variable / Field Name'"),
        (f"{HEAD}q,form,radio,How?,yes or no\n", r":2: Choices: .*not like `1, Yes \| 2, No`"),
        (f"{HEAD}q,form,radio,How?,\n", "'q' has no choices"),
        (f"{HEAD},form,text,How?,\n", ":2: a field has no name"),
        (f"{HEAD}q,form,text,How?,\nq,form,text,How?,\n", ":3: the field 'q' is here twice"),
        (f"{HEAD}q,form,calc,Sum,1+1\n", "no question that a meter can ask"),
        (f'{HEAD}q,form,text,"How?\n', "can't be told apart into cells"),
        (HEAD, "no question that a meter can ask"),
        ("", "the file is empty"),
        (f"{HEAD}q,form,text,H\0ow?,\n", "NUL"),
    ],
)
def test_what_is_no_data_dictionary_is_refused_with_its_place(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason) as refused:
        redcap.read(tmp_path / "form.csv")
    assert "form.csv" in str(refused.value)
    assert all(problem.advice for problem in refused.value.problems)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_bytes(f"{HEAD}q,form,text,Mitä?,\n".encode("cp1252"))
    with pytest.raises(InputError, match="is not UTF-8"):
        redcap.read(tmp_path / "form.csv")


def test_a_hundred_thousand_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text(HEAD.strip() + "," * 100_000 + "\n")
    with pytest.raises(InputError, match="columns"):
        redcap.read(tmp_path / "form.csv")
