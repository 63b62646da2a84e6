from pathlib import Path

from mittari.formats.exchange.limesurvey_rows import read_survey, written
from mittari.formats.exchange.sheet import Row

ROWS = """class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage
S\t\tlanguage\t\tfi
SL\t\tsurveyls_title\t\tOtsikko\t\tfi
G\t0\tYksi\tx.NAOK == 1\tAlku\t\tfi
Q\tL\ta\t1\tMiten?\tApu\tfi
A\t0\t1\t\tHuonosti\t\tfi
A\t0\t2\t\tHyvin\t\tfi
G\t0\tEtt\t\t\t\tsv
Q\tL\ta\t1\tHur?\t\tsv
A\t0\t1\t\tDåligt\t\tsv
QTA\t\tkvot
"""


def test_languages_come_together_by_code(tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_text(ROWS, encoding="utf-8")
    survey = read_survey(tmp_path / "form.txt")
    assert (survey.language, survey.texts["surveyls_title"]) == ("fi", {"fi": "Otsikko"})
    assert survey.groups == {"0": {"fi": "Yksi Alku", "sv": "Ett"}}
    assert survey.others == {"QTA": 1}
    (question,) = survey.questions.values()
    assert question.text == {"fi": "Miten?", "sv": "Hur?"}
    assert question.help == {"fi": "Apu", "sv": ""}
    assert question.group_relevance == "x.NAOK == 1"
    assert [part.text for part in question.parts["A"].values()] == [
        {"fi": "Huonosti", "sv": "Dåligt"},
        {"fi": "Hyvin"},
    ]


def test_a_text_is_read_without_guard_and_markup() -> None:
    assert written(Row(2, {("text", ""): "'=<b>1</b>"}), "text") == "=1"
