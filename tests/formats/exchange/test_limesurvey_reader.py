from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.exchange import limesurvey
from mittari.formats.exchange.draft import Draft
from tests.formats.exchange.outlines import findings, outline

FILES = Path(__file__).parent / "files" / "limesurvey"

ASKED = {
    "01-list": [
        "G01Q01 choice 0 1 2",
        "G01Q02 choice 1 2",
        "G01Q03 choice 1 2 3 if G01Q01 any_of [0]",
        "G01Q04 choice 1 0 if G01Q03 at_least 2",
        "G01Q05 text if G01Q04 any_of [1]",
    ],
    "02-array": [
        "street_SQ001 choice 1 2 3",
        "street_SQ002 choice 1 2 3",
        "street_SQ003 choice 1 2 3",
        "park_trees rating 1..5 if street_SQ001 any_of [1]",
        "park_paths rating 1..5 if street_SQ001 any_of [1]",
        "play_swing rating 1..10 if street_SQ001 any_of [1]",
        "would_again choice 0 1 2 if street_SQ001 any_of [1]",
        "byrow_one choice 0 1 if street_SQ001 any_of [1]",
    ],
    "03-two-languages": ["often choice 1 2", "easy rating 1..5"],
    "04-sliders": [
        "energy rating 0..10",
        "feel_SQ001 rating 0..100",
        "feel_SQ002 rating 0..100",
        "half_SQ001 number 0..5",
        "cups number 0..30",
        "litres number if cups at_least 1",
        "hours_rest number 0..24",
        "hours_walk number 0..24",
        "enough choice 0 1 if energy at_least 3 at_most 6",
    ],
    "05-several": [
        "tools multichoice 0 1 2",
        "lend multichoice 1 2 if tools any_of [0]",
        "how choice 1 2 if lend any_of [1, 2]",
        "why choice 1 2",
    ],
    "06-values": ["climb choice 0 1 2", "carry choice 0 1 2", "walk choice 0 1"],
    "07-fields": [
        "came date",
        "at text",
        "short text",
        "long text",
        "words_a text",
        "words_b text",
        "who choice 0 1",
        "trend_noise choice 0 1 2",
    ],
    "08-logic": [
        "pets number 20",
        "cat choice 1 0 if pets at_least 1",
        "dog choice 1 0 if pets at_least 1",
        "both choice 1 0",
        "food choice 0 1 2 if cat any_of [1]",
        "who choice 0 1",
        "price choice 0 1 if food any_of [0, 2]",
        "old choice 0 1",
        "many choice 1 0 if pets at_least 5",
        "more choice 1 0 if many any_of [0]",
    ],
    "09-old": ["q1 choice 1 2", "q2 text if q1 any_of [2]"],
    "10-office": ["palvelu choice 0 1", "sujui_jono choice 1 2", "sujui_tiski choice 1 2"],
}
LOST = {
    "01-list": "groups.0 columns.mandatory settings survey",
    "02-array": "groups.0 groups.1 settings survey",
    "03-two-languages": "groups.0 settings survey",
    "04-sliders": "groups.0 items.half_SQ001 items.cups questions.litres columns.suffix settings survey",
    "05-several": "groups.0 questions.tools questions.lend questions.how items.why.show_if questions.rank"
    " columns.exclude_all_others settings survey",
    "06-values": "groups.0 rows.AS settings survey",
    "07-fields": "groups.0 items.at questions.pause questions.sum questions.file questions.lang questions.dual"
    " questions.grid questions.hid columns.date_format columns.date_max columns.equation settings survey",
    "08-logic": "items.pets items.both.show_if items.who.show_if items.old.show_if groups.1 rows.C settings survey",
    "09-old": "groups.0 settings survey",
    "10-office": "groups.0 rows.QTA rows.QTALS columns.default columns.array_filter settings survey",
}


def test_there_are_ten_files() -> None:
    assert sorted(ASKED) == sorted(LOST) == sorted(path.stem for path in FILES.glob("*.txt"))
    assert len(ASKED) == 10


@pytest.mark.parametrize("name", ASKED)
def test_what_can_be_asked_is_imported_and_all_else_is_listed(name: str) -> None:
    draft = limesurvey.read(FILES / f"{name}.txt")
    assert outline(draft) == ASKED[name]
    assert sorted(loss.where for loss in draft.losses) == sorted(LOST[name].split())


@pytest.mark.parametrize("name", ASKED)
def test_every_draft_is_a_meter_that_the_check_can_read(name: str) -> None:
    assert findings(limesurvey.read(FILES / f"{name}.txt"))


def test_every_language_has_its_file() -> None:
    texts = limesurvey.read(FILES / "03-two-languages.txt").texts
    assert {language: text["title"] for language, text in texts.items()} == {"en": "Reading", "fi": "Lukeminen"}
    assert texts["fi"]["items"]["easy"] == {"question": "Kuinka helppoa se on?", "help": "1 on vaikeaa"}
    assert texts["fi"]["options"]["often"] == {"1": "Harvoin", "2": "Usein"}


def test_the_rows_of_an_array_stand_under_its_question() -> None:
    items = limesurvey.read(FILES / "02-array.txt").texts["en"]["items"]
    assert items["street_SQ001"] == {"question": "It is quiet", "help": "How do you find the street?"}


def test_sliders_have_words_at_their_ends() -> None:
    items = limesurvey.read(FILES / "04-sliders.txt").texts["en"]["items"]
    assert items["energy"] == {"question": "How much energy did you have?", "low": "None", "high": "Plenty"}
    assert items["feel_SQ002"] == {"question": "Home", "help": "How was it?", "low": "bad", "high": "good"}


def test_words_that_limesurvey_has_itself_are_to_be_written() -> None:
    options = limesurvey.read(FILES / "07-fields.txt").texts["en"]["options"]
    assert all("TODO" in text for text in options["type_g"].values())
    assert limesurvey.read(FILES / "08-logic.txt").texts["en"]["options"]["type_y"] == {"1": "Yes", "0": "No"}


def test_texts_lose_their_markup_and_guard_only() -> None:
    assert limesurvey.read(FILES / "01-list.txt").texts["en"]["introduction"] == "A few questions about mornings."
    assert limesurvey.read(FILES / "09-old.txt").texts["en"]["items"]["q2"]["question"] == "=1+1, or what?"


def read(rows: str, folder: Path) -> Draft:
    """The draft of a survey of these rows, whose columns are HEAD's."""
    path = folder / "form.txt"
    path.write_text(HEAD + rows, "utf-8")
    return limesurvey.read(path)


HEAD = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("class,name\nQ,a\n", "no column 'class'"),
        ("class\tname\ttext\tlanguage\n", "no column 'type/scale'"),
        (f"{HEAD}Q\tL\t\t1\tHow?\t\ten\n", ":2: name: a question has no code"),
        (f"{HEAD}Z\tL\ta\t1\tHow?\t\ten\n", ":2: class: the class 'Z' is not known"),
        (f"{HEAD}A\t0\t1\t\tYes\t\ten\n", ":2: class: .*before the first question"),
        (f"{HEAD}Q\tT\ta\t1\tHow?\t\ten\nQ\tT\ta\t1\tHow?\t\ten\n", ":3: name: the question 'a' is here twice"),
        (f"{HEAD}Q\tX\ta\t1\tText\t\ten\n", "no question that a meter can ask"),
        (f'{HEAD}Q\tT\ta\t1\t"How?\t\ten\n', "can't be told apart into cells"),
        (f"{HEAD}Q\tT\ta\t1\tH\0ow?\t\ten\n", "NUL"),
        ("", "the file is empty"),
    ],
)
def test_what_is_no_survey_structure_is_refused_with_its_place(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason) as refused:
        limesurvey.read(tmp_path / "form.txt")
    assert "form.txt" in str(refused.value)
    assert all(problem.advice for problem in refused.value.problems)


def test_a_hundred_thousand_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_text(HEAD.strip() + "\t" * 100_000 + "\n")
    with pytest.raises(InputError, match="columns"):
        limesurvey.read(tmp_path / "form.txt")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_bytes(f"{HEAD}Q\tT\ta\t1\tMitä?\t\tfi\n".encode("cp1252"))
    with pytest.raises(InputError, match="is not UTF-8"):
        limesurvey.read(tmp_path / "form.txt")


def test_a_list_without_answers_can_be_answered_in_words_only(tmp_path: Path) -> None:
    draft = read("Q\tL\ta\t1\tWhich?\t\ten\n", tmp_path)
    assert outline(draft) == ["a text"]
    assert [str(loss) for loss in draft.losses] == ["items.a: its options (they are not in the file)"]


def test_settings_and_what_answers_have_more_are_told(tmp_path: Path) -> None:
    rows = "S\t\tsid\t\t1\t\t\nS\t\tformat\t\tG\t\t\nS\t\tanonymized\t\tY\t\t\nS\t\tipaddr\t\tN\t\t\n"
    rows += "Q\tL\ta\t1\tWhich?\t\ten\nA\t0\t1\t\tOne\tThe first\ten\nA\t0\t2\t\tTwo\t\ten\n"
    assert [str(loss) for loss in read(rows, tmp_path).losses] == [
        "columns.help: set for 1 row of subquestions and answers (a meter has nothing like it)",
        "settings: 2 of them, for example anonymized (mittari has its own)",
    ]


@pytest.mark.parametrize(
    ("shape", "asked", "lost"),
    [
        ("dd.mm.yyyy", "a date", "columns.date_format"),
        ("dd.mm.yyyy HH:MM", "a date", "items.a columns.date_format"),
        ("HH:MM", "a text", "items.a columns.date_format"),
    ],
)
def test_a_time_is_told_apart_from_a_day(shape: str, asked: str, lost: str, tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_text(f"{HEAD.strip()}\tdate_format\nQ\tD\ta\t1\tWhen?\t\ten\t{shape}\n", "utf-8")
    draft = limesurvey.read(path)
    assert outline(draft) == [asked]
    assert [loss.where for loss in draft.losses] == lost.split()
