from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from mittari.errors import InputError
from mittari.formats.exchange import xlsform
from mittari.formats.exchange.draft import Draft
from tests.formats.exchange.outlines import findings, outline
from tests.formats.exchange.workbooks import workbook

FORMS = Path(__file__).parent / "files" / "xlsform"

ASKED = {
    "01-survey-kit": [
        "has_beds choice 1 0",
        "beds number 0..40",
        "watering choice 0 1 2 3",
        "sown date",
        "wish text",
    ],
    "02-kobo": [
        "breakfast choice 1 0",
        "cheer choice 0 1 2 3 if breakfast any_of [1]",
        "cups number if cheer at_least 2",
    ],
    "03-four-languages": ["reading choice 1 2", "writing choice 1 2", "liked text"],
    "04-table": [f"{name} choice -1 0 1" for name in ("greet", "borrow", "noise", "tidy", "lights")],
    "05-word-codes": [
        "bicycle choice 0 1 2",
        "use choice 0 1 if bicycle any_of [0]",
        "repair choice 0 1 2 if bicycle any_of [0]",
        "tracks choice 0 1 2 if bicycle any_of [0, 2]",
    ],
    "06-household": ["members number", "age number", "helps choice 1 0", "table choice 1 0"],
    "07-sliders": [
        "energy rating 0..10",
        "noise rating 1..10 if energy at_least 6",
        "hours number 0..14 if energy at_most 2",
        "weight number 0..30",
        "floors number 1",
        "litres number",
    ],
    "08-old-spelling": ["means choice 1 2", "minutes number if means any_of [2]", "remark text"],
    "09-devices": [
        "doors multichoice 1 2",
        "state choice 0 1 if doors any_of [2]",
        "lock choice 0 1",
        "at text",
        "when date",
    ],
    "10-logic": [
        "county choice 0 1 2",
        "town choice 101 102",
        "years number",
        "garden choice 1 0 if years at_least 5",
        "shed choice 1 0 if garden any_of [1]",
        "cat choice 1 0",
        "dog choice 1 0",
        "bird choice 1 0 if years at_least 1 at_most 4",
        "fish choice 1 0",
        "hen choice 1 0 if county any_of [0, 1]",
    ],
}
LOST = {
    "01-survey-kit": "survey.start survey.end survey.today survey.deviceid items.beds items.sown survey.doubled"
    " survey.thanks survey.required survey.constraint_message survey.calculation",
    "02-kobo": "survey.start survey.end survey.group_mornings items.cups settings.id_string settings.style survey.$kuid"
    " survey.appearance survey.required choices.$kuid",
    "03-four-languages": "",
    "04-table": "survey.neighbours survey.head survey.yards survey.appearance",
    "05-word-codes": "items.use",
    "06-household": "items.members survey.member survey.member items.age survey.chores survey.place"
    " survey.repeat_count choices.chores",
    "07-sliders": "items.energy items.hours items.floors items.litres items.litres.show_if",
    "08-old-spelling": "items.minutes",
    "09-devices": "survey.audit survey.photo survey.tag survey.sound items.lock.show_if items.at items.when"
    " survey.seen survey.remark settings.instance_name survey.read_only choices.media_image",
    "10-logic": "items.town.show_if items.years survey.long items.cat.show_if items.dog.show_if items.fish.show_if"
    " survey.choice_filter choices.county",
}


def made(name: str, folder: Path) -> Path:
    """The workbook of one of the forms."""
    return workbook((FORMS / f"{name}.md").read_text("utf-8"), folder / f"{name}.xlsx")


def imported(name: str, folder: Path) -> Draft:
    """The draft of one of the forms."""
    return xlsform.read(made(name, folder))


def test_there_are_ten_forms() -> None:
    assert sorted(ASKED) == sorted(LOST) == sorted(path.stem for path in FORMS.glob("[0-9]*.md"))
    assert len(ASKED) == 10


@pytest.mark.parametrize("name", ASKED)
def test_the_forms_are_forms(name: str, tmp_path: Path) -> None:
    assert "<h:html" in convert(made(name, tmp_path), validate=False).xform


@pytest.mark.parametrize("name", ASKED)
def test_what_can_be_asked_is_imported_and_all_else_is_listed(name: str, tmp_path: Path) -> None:
    draft = imported(name, tmp_path)
    assert outline(draft) == ASKED[name]
    assert [loss.where for loss in draft.losses] == LOST[name].split()


@pytest.mark.parametrize("name", ASKED)
def test_every_draft_is_a_meter_that_the_check_can_read(name: str, tmp_path: Path) -> None:
    assert findings(imported(name, tmp_path))


def test_every_language_has_its_file(tmp_path: Path) -> None:
    draft = imported("03-four-languages", tmp_path)
    assert list(draft.texts) == ["en", "so", "ar", "und-x-village"]
    assert draft.texts["ar"]["direction"] == "rtl"
    assert draft.texts["so"]["introduction"] == "Dhowr eray oo akhris ah."
    assert draft.texts["und-x-village"]["options"]["ease"] == {"1": "Tok", "2": "Lim"}
    assert draft.texts["en"]["items"]["reading"] == {"question": "How easy is reading?", "help": "Think of short texts"}
    assert draft.structure["version"] == "1.2.0"
    assert any("'Village tongue'" in task for task in draft.todo)


def test_texts_lose_their_markup_only(tmp_path: Path) -> None:
    items = imported("05-word-codes", tmp_path).texts["en"]["items"]
    assert items["bicycle"] == {"question": "Bicycle: do you have one?", "help": "One that works"}
    assert items["repair"]["question"] == "Salt & snow: do you mend it yourself?"


def test_words_as_codes_are_numbered_and_told(tmp_path: Path) -> None:
    draft = imported("05-word-codes", tmp_path)
    assert draft.texts["en"]["options"]["yes_no_dk"] == {"0": "Yes", "1": "No", "2": "I do not know"}
    assert any("'yes' is 0, 'no' is 1, 'dk' is 2" in task for task in draft.todo)


def test_the_ends_of_a_range_have_words(tmp_path: Path) -> None:
    text = imported("07-sliders", tmp_path).texts["en"]["items"]["energy"]
    assert (text["low"], text["high"]) == ("None", "Plenty")


def test_a_calculation_is_listed_and_never_run(tmp_path: Path) -> None:
    assert "doubled" not in str(imported("01-survey-kit", tmp_path).structure)


HEAD = "| survey |\n| | type | name | label | relevant |\n"


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        ("| questions |\n| | type | name |\n| | text | a |\n", "no sheet named survey"),
        ("| survey |\n| | kind | name |\n| | text | a |\n", "no column named type"),
        (f"{HEAD}| | text | | How? | |\n", "survey:? the question has no name"),
        (f"{HEAD}| | | a | How? | |\n", "the row has no type"),
        (f"{HEAD}| | select_one x | a | How? | |\n", "no list 'x' in the choices sheet"),
        (f"{HEAD}| | end_group | | | |\n", "a group ends here that never began"),
        (f"{HEAD}| | begin_group | g | | |\n| | text | a | How? | |\n", "the group 'g' has no end"),
        (f"{HEAD}| | text | a | How? | |\n| | text | a | How? | |\n", "the name 'a' is here twice"),
        (f"{HEAD}| | image | a | How? | |\n", r"no question that a meter can ask, only survey.a: image \(a meter"),
        ("| survey |\n| | type | name | parameters |\n| | range | a | start=5 end=1 |\n", "from 5 to 1 is no rating"),
        (f"{HEAD}| | text | a | =1+1 | |\n", r"survey!C2:? .*formula"),
    ],
)
def test_what_is_no_form_is_refused_with_its_place(markdown: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        xlsform.read(workbook(markdown, tmp_path / "form.xlsx"))
    assert "form.xlsx" in str(refused.value)
    assert all(problem.advice for problem in refused.value.problems)


def test_more_questions_than_a_form_can_have_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"| | text | q{number} | How? | |\n" for number in range(2001))
    with pytest.raises(InputError, match="more than 2000 questions"):
        xlsform.read(workbook(HEAD + rows, tmp_path / "form.xlsx"))


def test_a_hundred_thousand_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="columns"):
        xlsform.read(workbook("| survey |\n| |" + " type |" * 16_384, tmp_path / "form.xlsx"))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(b"type,name,label\n")
    with pytest.raises(InputError, match="not an XLSX workbook"):
        xlsform.read(tmp_path / "form.xlsx")


def test_a_row_of_comment_is_no_question(tmp_path: Path) -> None:
    draft = xlsform.read(
        workbook(f"{HEAD}| | | | To be asked later | |\n| | text | a | How? | |\n", tmp_path / "form.xlsx")
    )
    assert outline(draft) == ["a text"]
    assert [loss.where for loss in draft.losses] == ["survey.2"]


def test_a_loop_is_left_out_whole(tmp_path: Path) -> None:
    rows = "| | begin loop over cars | l | Cars | |\n| | integer | n | How many? | |\n| | end loop | | | |\n"
    draft = xlsform.read(workbook(f"{HEAD}{rows}| | text | a | How? | |\n", tmp_path / "form.xlsx"))
    assert outline(draft) == ["a text"]
    assert [loss.where for loss in draft.losses] == ["survey.l", "survey.n"]


def test_the_hint_of_a_group_is_told(tmp_path: Path) -> None:
    head = HEAD.replace("relevant", "hint")
    rows = "| | begin group | g | Home | At yours |\n| | text | a | How? | Shortly |\n| | end group | | | |\n"
    draft = xlsform.read(workbook(head + rows, tmp_path / "form.xlsx"))
    assert [loss.what for loss in draft.losses] == ["the heading 'Home'", "the hint of a group"]
    assert draft.texts["en"]["items"]["a"]["help"] == "Shortly"
