"""What was answered in one measurement."""

from uuid import UUID

from sqlalchemy import Connection, select

from mittari.records.measurement import Answers
from mittari.store.answer_columns import to_answers
from mittari.store.schema.measuring import answers


def of_measurement(connection: Connection, measurement: UUID) -> Answers:
    """The answers of a measurement by item: every item has one, if only a non-answer."""
    columns = (answers.c.item, answers.c.value, answers.c.text)
    found = connection.execute(select(*columns).where(answers.c.measurement == measurement)).all()
    return to_answers((item, value, text) for item, value, text in found)
