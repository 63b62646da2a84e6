"""A LimeSurvey survey structure to a draft meter."""

from collections import Counter
from pathlib import Path

from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.languages import language_tag
from mittari.formats.exchange.limesurvey_items import Items
from mittari.formats.exchange.limesurvey_questions import HANDLED, HANDLED_OF_PARTS, Questions
from mittari.formats.exchange.limesurvey_rows import OTHERS, Survey, read_survey
from mittari.formats.exchange.limits import nothing_to_ask, require_few_items
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch

TAKEN_TEXTS = frozenset({"surveyls_title", "surveyls_welcometext", "surveyls_survey_id", "surveyls_language"})
TAKEN_SETTINGS = frozenset({"sid", "gsid", "language", "additional_languages"})
SAYS_NOTHING = frozenset({"", "N", "0"})


def read(path: Path) -> Draft:
    """The draft of a meter in a survey structure; raises InputError naming the row if it can't be taken."""
    survey = read_survey(path)
    sketch = Sketch(path.name, language=language_tag(survey.language, "en"))
    sketch.title(survey.texts.get("surveyls_title", {}))
    sketch.introduction(survey.texts.get("surveyls_welcometext", {}))
    languages = list(dict.fromkeys([survey.language, *survey.texts.get("surveyls_title", {})]))
    questions = Questions(sketch, Items(sketch, languages))
    for question in survey.questions.values():
        if not questions.take(question):
            kind = question.row["type/scale"]
            sketch.lost(
                f"questions.{question.row['name']}", f"a question of the type {kind}", "a meter asks no such thing"
            )
        require_few_items(path, len(sketch.items))
    if not sketch.items:
        raise nothing_to_ask(path, sketch.losses)
    _note_losses(sketch, survey)
    return sketch.draft()


def _note_losses(sketch: Sketch, survey: Survey) -> None:
    for group, names in survey.groups.items():
        heading = next(iter(names.values()))
        if heading and heading not in survey.texts.get("surveyls_title", {}).values():
            sketch.lost(f"groups.{group}", f"the heading {heading[:60]!r}", "a meter has no headings")
    for kind, count in survey.others.items():
        sketch.lost(f"rows.{kind}", f"{OTHERS[kind]}: {count} rows")
    for key, count in _said([question.row for question in survey.questions.values()]).items():
        if key not in HANDLED:
            sketch.lost(f"columns.{key}", f"set for {count} question{'s' * (count != 1)}")
    for key, count in _said(survey.parts).items():
        if key not in HANDLED_OF_PARTS:
            sketch.lost(f"columns.{key}", f"set for {count} row{'s' * (count != 1)} of subquestions and answers")
    settings = {name for name, text in survey.settings.items() if text not in SAYS_NOTHING} - TAKEN_SETTINGS
    if settings and settings != {"format"}:
        sketch.lost("settings", f"{len(settings)} of them, for example {min(settings)}", "mittari has its own")
    if any(survey.texts.keys() - TAKEN_TEXTS):
        sketch.lost("survey", "its e-mails, end texts and further texts", "mittari has its own")


def _said(rows: list[Row]) -> Counter[str]:
    """How many rows say something in each column."""
    return Counter(key for row in rows for (key, _), text in row.cells.items() if text not in SAYS_NOTHING)
