"""Rules about measurements, answers and scores."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from mittari.store.schema.measuring import answers, measurements, scores
from mittari.store.submission import measurement_row, record_once
from tests.store.schema.refusals import accepted, refused
from tests.store.world import measurement, meter

FORM = replace(measurement(), external_key="7")


@pytest.fixture
def measured(world: Engine) -> Engine:
    record_once(world, meter(), FORM)
    return world


def again(**changes: object) -> dict:
    """The same form's row with other keys."""
    return measurement_row(FORM) | {"id": uuid4(), "submission_id": uuid4(), "external_key": None} | changes


def test_one_measurement_a_submission(measured: Engine) -> None:
    refused(measured, measurements, "submission_id", **again(submission_id=FORM.submission_id))
    accepted(measured, measurements, **again())


def test_one_measurement_a_row_of_a_file_within_an_organisation(measured: Engine) -> None:
    refused(measured, measurements, "external_key", **again(external_key="7"))
    accepted(measured, measurements, **again(external_key="7", organisation="yhdistys"))


def test_words_of_the_list(measured: Engine) -> None:
    refused(measured, measurements, "ck_measurements_mode_known", **again(mode="dream"))
    refused(measured, measurements, "ck_measurements_source_known", **again(source="dream"))


def test_an_answer_is_a_value_or_a_text(measured: Engine) -> None:
    for value, text in ((None, None), (1, "one")):
        row = {"measurement": FORM.id, "item": "new", "value": value, "text": text}
        refused(measured, answers, "ck_answers_value_or_text", **row)
    refused(measured, answers, "pk_answers|UNIQUE", measurement=FORM.id, item="mornings", value=1)


def test_a_score_is_pinned_and_stays_beside_one_of_another_rule(measured: Engine) -> None:
    row = {"measurement": FORM.id, "score": "everyday", "content_hash": meter().content_hash, "value": 1, "answered": 1}
    refused(measured, scores, "pk_scores|UNIQUE", scoring_version=1, **row)
    accepted(measured, scores, scoring_version=2, **row)
    refused(measured, scores, "ck_scores_answered_counts", scoring_version=3, **(row | {"answered": -1}))
