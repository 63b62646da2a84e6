"""Forms answered and forms being answered never print an answer."""

from datetime import UTC, date, datetime
from uuid import UUID

from mittari.records.measurement import Draft, Measurement, Mode, Source

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
SOMEBODY = UUID(int=1)


def made() -> Measurement:
    given = {"wish": "canary"}
    return Measurement(SOMEBODY, "imatra", "steps", "1.0.0", "hash", date(2026, 1, 1), MOMENT, given)


def test_two_forms_are_two_submissions() -> None:
    assert made().submission_id != made().submission_id
    assert (made().mode, made().source) == (Mode.SELF, Source.WEB)


def test_answers_are_not_printed() -> None:
    draft = Draft(
        id=SOMEBODY,
        invitation=SOMEBODY,
        client=SOMEBODY,
        organisation="imatra",
        instrument="steps",
        version="1.0.0",
        content_hash="hash",
        language="fi",
        mode=Mode.SELF,
        revision=3,
        updated=MOMENT,
        answers={"wish": "canary"},
    )
    assert "canary" not in repr(made()) + str(made()) + repr(draft) + f"{draft}"
    assert "revision=3" in repr(draft)
