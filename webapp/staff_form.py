"""What the forms of coaches and offices share: labels and errors in the reader's language, and limits of a day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

from wtforms import DateField, Form
from wtforms.fields.core import Field
from wtforms.meta import DefaultMeta
from wtforms.validators import ValidationError

from webapp import clock
from webapp.dates import day
from webapp.language import t

FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
LONGEST = 200

ADVICE = {
    "Not a valid date value.": "staff.wrong_day",
    "Not a valid choice.": "staff.missing_choice",
}
"""What WTForms says, and the message that says it here."""


class Advice:
    """WTForms' own sentences as ours."""

    def gettext(self, text: str) -> str:
        """Our message for a sentence of WTForms."""
        return t(ADVICE[text]) if text in ADVICE else text

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The same where the sentence depends on a number."""
        return self.gettext(one if n == 1 else many)


class StaffForm(Form):
    """A form whose field `x` is called what the message field_x in its section says."""

    SECTION: ClassVar[str]

    class Meta(DefaultMeta):
        """Takes errors from our messages."""

        def get_translations(self, form: Any) -> Advice:
            """Our sentences in place of WTForms' own."""
            return Advice()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self:
            field.label.text = t(f"{self.SECTION}.field_{field.short_name}")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is in order; each error then names its field, for the summary on top of the page."""
        fine = super().validate(extra_validators)
        for field in self:
            field.errors = [named(field, str(error)) for error in field.errors]
        return fine


def named(field: Field, problem: str) -> str:
    """An error with the name of the field it belongs to."""
    return t("staff.error", field=field.label.text, problem=problem)


def day_field(*validators: Callable[[Form, Field], None]) -> DateField:
    """A day, written by the browser or by hand."""
    return DateField(format=FORMATS, validators=validators)


def within(earliest: int, latest: int) -> Callable[[Form, Field], None]:
    """A validator: the day lies between these numbers of days from today."""

    def check(form: Form, field: Field) -> None:
        refuse_outside(field.data, clock.today() + timedelta(earliest), clock.today() + timedelta(latest))

    return check


def refuse_outside(found: date | None, first: date | None, last: date | None) -> None:
    """Raises ValidationError for a day before the first or after the last one that fits."""
    if found is not None and first is not None and found < first:
        raise ValidationError(t("staff.too_early", day=day(first)))
    if found is not None and last is not None and found > last:
        raise ValidationError(t("staff.too_late", day=day(last)))


def short(form: Form, field: Field) -> None:
    """A validator: the text fits, and holds no control characters."""
    text = field.data or ""
    if len(text) > LONGEST:
        raise ValidationError(t("staff.too_long", most=LONGEST))
    if any(ord(letter) < 32 for letter in text):
        raise ValidationError(t("staff.not_text"))
