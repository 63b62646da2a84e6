"""What a report is to be about: the own organisation or an area, and a period."""

import datetime
from typing import Any, ClassVar

from flask import current_app, g, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import Field

from mittari.definitions.areas import Area, AreaSystem
from mittari.indicators import Period
from mittari.reports import Report
from mittari.reports.build import newest_areas
from mittari.store import organisations
from mittari.store.engine import reading
from webapp import clock, database
from webapp.language import current_language, t
from webapp.office.shelf import Shelf
from webapp.staff_form import StaffForm, day_field, refuse_outside, within

SHELF = "mittari.shelf"
YEARS = 366 * 30
LEVELS = frozenset({"municipality", "employment_area", "wellbeing_county", "region", "subregion"})
"""Levels of areas that there are words for; those of another country stand for themselves."""


class ChoiceForm(StaffForm):
    """Whom and when. It is sent by GET, so that an address stands for a report."""

    SECTION: ClassVar[str] = "office"

    scope = SelectField()
    first = day_field(within(-YEARS, 0))
    last = day_field(within(-YEARS, 366))

    def validate_last(self, field: Field) -> None:
        """Not before the first day."""
        refuse_outside(field.data, self.first.data, None)


def asked() -> ChoiceForm | None:
    """The form as it was sent, or None if nothing was asked yet."""
    return _offered(ChoiceForm(request.args)) if "scope" in request.args else None


def suggested() -> ChoiceForm:
    """The form with the own organisation and the last whole year."""
    year = clock.today().year - 1
    days = {"first": datetime.date(year, 1, 1), "last": datetime.date(year, 12, 31)}
    return _offered(ChoiceForm(MultiDict(), data={"scope": own_scope(), **days}))


def chosen() -> ChoiceForm:
    """The form of an address that stands for a report; NotFound for one that this office may not or can't have."""
    form = asked()
    if form is None or not form.validate():
        raise NotFound
    return form


def report_of(form: ChoiceForm) -> Report:
    """The report that a valid form asks for."""
    shelf: Shelf = current_app.extensions.setdefault(SHELF, Shelf())
    period = Period(form.first.data, form.last.data)
    return shelf.report(database.engine(), database.library(), form.scope.data, period, clock.today())


def arguments(form: ChoiceForm) -> dict[str, Any]:
    """The choice as arguments of an address."""
    days = {"first": form.first.data.isoformat(), "last": form.last.data.isoformat()}
    return {"scope": form.scope.data, **days}


def own_scope() -> str:
    """The office's own organisation as a scope."""
    return f"organisation:{g.visitor.staff.organisation}"


def scope_name(form: ChoiceForm) -> str:
    """What the chosen scope is called."""
    return next(choice.label for choice in form.scope.choices if choice.value == form.scope.data)


def _offered(form: ChoiceForm) -> ChoiceForm:
    with reading(database.engine()) as connection:
        name = organisations.get(connection, g.visitor.staff.organisation).name
    own = SelectChoice(own_scope(), name, optgroup=t("office.own"))
    areas = newest_areas(database.library())
    form.scope.choices = [own, *(_areas(areas) if areas else [])]
    return form


def _areas(system: AreaSystem) -> list[SelectChoice]:
    return [
        SelectChoice(f"area:{level}:{area.code}", _area_name(area), optgroup=_level_name(level))
        for level in system.levels
        for area in sorted(system.of(level), key=lambda area: area.name(current_language()))
    ]


def _area_name(area: Area) -> str:
    """A name that tells an employment area from the region of the same name."""
    name = area.name(current_language())
    kind = t(f"office.kind_{area.level}") if area.level in LEVELS else area.level
    return name if kind.casefold() in name.casefold() else f"{name} ({kind})"


def _level_name(level: str) -> str:
    return t(f"office.level_{level}") if level in LEVELS else level
