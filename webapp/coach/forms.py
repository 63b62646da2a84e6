"""The coach's forms."""

from collections.abc import Mapping
from datetime import date

from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import Field
from wtforms.validators import Optional, ValidationError

from mittari.records.client import Gender
from mittari.records.plan import Point
from webapp import clock
from webapp.language import t
from webapp.staff_form import StaffForm, day_field, refuse_outside, short, within

YEAR = 366
OLDEST, YOUNGEST = 100, 14
CANCEL_REASONS = ("not_reached", "declined", "not_now", "ended", "mistake")

Choices = list[SelectChoice]


class CoachForm(StaffForm):
    """A form about a client."""

    SECTION = "coach"


class ClientForm(CoachForm):
    """A new client; only the way to find her again is needed, and that is made here."""

    name = StringField(validators=[short])
    phone = StringField(validators=[short])
    birth_year = StringField()
    gender = SelectField()
    municipality = SelectField()
    language = SelectField()

    def offer(self, municipalities: Choices, languages: Choices) -> None:
        """Sets what can be chosen."""
        self.gender.choices = [SelectChoice("", "–")] + [SelectChoice(g.value, t(f"coach.gender_{g}")) for g in Gender]
        self.municipality.choices = [SelectChoice("", "–"), *municipalities]
        self.language.choices = languages

    def validate_birth_year(self, field: Field) -> None:
        """A year in which somebody who is of age for services can have been born, or nothing."""
        text = (field.data or "").strip()
        this_year = clock.today().year
        if text and not (text.isdecimal() and this_year - OLDEST <= int(text) <= this_year - YOUNGEST):
            raise ValidationError(t("coach.wrong_year", first=this_year - OLDEST, last=this_year - YOUNGEST))


class EpisodeForm(CoachForm):
    """A service that began or will soon."""

    service = SelectField()
    provider = SelectField()
    start = day_field(within(-20 * YEAR, YEAR))
    end = day_field(Optional(), within(-20 * YEAR, 5 * YEAR))

    def offer(self, services: Choices, providers: Choices) -> None:
        """Sets what can be chosen."""
        self.service.choices, self.provider.choices = services, providers

    def validate_end(self, field: Field) -> None:
        """Not before the start."""
        refuse_outside(field.data, self.start.data, None)


class EndForm(CoachForm):
    """The last day of a service."""

    end = day_field(within(-20 * YEAR, YEAR))
    started: date | None = None

    def validate_end(self, field: Field) -> None:
        """Not before the start."""
        refuse_outside(field.data, self.started, None)


class StatusForm(CoachForm):
    """Where the client stands in working life from a day on."""

    status = SelectField()
    start = day_field(within(-20 * YEAR, 0))

    def offer(self, statuses: Choices) -> None:
        """Sets what can be chosen."""
        self.status.choices = statuses


class PlanForm(CoachForm):
    """A measurement to come."""

    meter = SelectField()
    point = RadioField()
    due = day_field(within(0, 3 * YEAR))

    def offer(self, meters: Choices | Mapping[str, Choices]) -> None:
        """Sets what can be chosen."""
        self.meter.choices = meters
        self.point.choices = [SelectChoice(point.value, t(f"coach.point_{point}")) for point in Point]


class CancelForm(CoachForm):
    """Why a planned measurement won't take place."""

    reason = RadioField()

    def offer(self) -> None:
        """Sets what can be chosen."""
        self.reason.choices = [SelectChoice(reason, t(f"coach.cancel_{reason}")) for reason in CANCEL_REASONS]


class MeterForm(CoachForm):
    """The meter to be answered: by the client through a new link, or by the coach."""

    meter = RadioField()

    def offer(self, meters: Choices) -> None:
        """Sets what can be chosen."""
        self.meter.choices = meters


class HandOverForm(CoachForm):
    """Who is to have the client, and from which day on."""

    to = SelectField()
    first = day_field(within(0, YEAR))

    def offer(self, coaches: Choices) -> None:
        """Sets what can be chosen."""
        self.to.choices = coaches
