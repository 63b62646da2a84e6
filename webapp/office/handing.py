"""The form by which clients get another coach."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import Field
from wtforms.validators import ValidationError

from mittari.records.staff import StaffMember
from mittari.store.coaching import Held
from webapp.colleagues import choices
from webapp.dates import day
from webapp.language import t
from webapp.staff_form import StaffForm, day_field, within

MOST = 200
"""So many clients can be ticked on a page; "all" takes those beyond as well."""
YEAR = 366


class HandoverForm(StaffForm):
    """Which clients, to whom, and from which day on."""

    SECTION: ClassVar[str] = "office"

    everyone = BooleanField()
    chosen = SelectMultipleField(validate_choice=False)
    to = SelectField()
    first = day_field(within(0, YEAR))

    def offer(self, held: Sequence[Held], members: dict[str, StaffMember]) -> None:
        """Sets what can be chosen."""
        self.chosen.choices = [SelectChoice(str(one.client), one.label) for one in held[:MOST]]
        self.to.choices = choices(members)

    def validate_chosen(self, field: Field) -> None:
        """Somebody, and nobody who is not on the list any more."""
        there = {choice.value for choice in self.chosen.choices}
        if not self.everyone.data and (not field.data or not there.issuperset(field.data)):
            raise ValidationError(t("office.nobody_chosen"))

    def picked(self, held: Sequence[Held]) -> list[UUID]:
        """The clients to be handed over: those ticked, or all."""
        return [one.client for one in held if self.everyone.data or str(one.client) in self.chosen.data]


def hints(held: Sequence[Held], later: Mapping[UUID, str]) -> dict[str, str]:
    """What stands below each client: how long she has been this coach's, and what is to come."""
    told = {one.client: t("office.since", day=day(one.since)) if one.since else "" for one in held[:MOST]}
    return {str(client): " · ".join(filter(None, (since, later.get(client)))) for client, since in told.items()}
