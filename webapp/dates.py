"""Dates, times and numbers the way the reader's language writes them."""

import datetime

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from mittari.definitions.messages import locale_of
from mittari.definitions.texts import direction
from webapp import clock
from webapp.language import current_language

LOCALES = {"en": Locale("en", "GB"), "sv": Locale("sv", "FI")}
"""Where the plain language would write dates and times in the order of another country."""
LEFT_TO_RIGHT_MARK = "\u200e"


def day(moment: datetime.date, language: str = "") -> str:
    """A date, or the date of a time, for example 22.11.2026; in a language other than the page's where one is given."""
    date = clock.local(moment).date() if isinstance(moment, datetime.datetime) else moment
    return format_date(date, "medium", _locale(language))


def month(date: datetime.date) -> str:
    """The month of a date with its year, for example marraskuu 2026."""
    return format_skeleton("yMMMM", date, locale=_locale())


def short_month(date: datetime.date) -> str:
    """The month of a date with its year, as short as the language has it."""
    return format_skeleton("yMMM", date, locale=_locale())


def time_of_day(moment: datetime.datetime) -> str:
    """Hours and minutes, for example 12.04."""
    return format_time(clock.local(moment), "short", locale=_locale())


def number(value: float) -> str:
    """A number with at most one decimal."""
    return format_decimal(value, "#,##0.#", _locale())


def exact(value: float) -> str:
    """A number with all its decimals and nothing between its thousands, as it was written."""
    return format_decimal(value, "0.###############", _locale())


def signed(value: float) -> str:
    """A difference with its sign, for example +27; the sign stays in front where the page runs from the right."""
    text = format_decimal(value, "+#,##0.#;−#,##0.#" if value else "0", _locale())
    return f"{LEFT_TO_RIGHT_MARK}{text}" if direction(current_language()) == "rtl" else text


def _locale(language: str = "") -> Locale:
    language = language or current_language()
    return LOCALES.get(language) or locale_of(language)
