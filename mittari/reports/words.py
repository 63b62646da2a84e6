"""How a language says names, numbers and dates."""

from datetime import date
from functools import cached_property
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from mittari.definitions.code_list import CodeList
from mittari.definitions.messages import Messages, Translate, locale_of
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem

MESSAGES = Messages(Path(__file__).parent / "messages")
LANGUAGES = ("fi", "sv", "en")
MINUS = "−"


class Words:
    """One language; `t` looks up the report's own sentences. Easy Finnish has the Finnish ones."""

    def __init__(self, language: str):
        self.language = language.split("-")[0]
        if self.language not in LANGUAGES:
            advice = f"choose from {', '.join(LANGUAGES)}"
            raise InputError([Problem("report", "", f"can't be read in {language!r}", advice)])
        self.locale = locale_of(language)

    @cached_property
    def t(self) -> Translate:
        """The sentence of a key."""
        return MESSAGES.translator(self.language)

    def named(self, names: dict[str, str]) -> str:
        """One of the names, in this language if it is there."""
        return names.get(self.language) or next(iter(names.values()))

    def code(self, codes: CodeList, code: str) -> str:
        """The name of a code; the code itself where the list does not have it."""
        return codes.name(code, self.language) if code in codes else code

    def score(self, meter: Meter | None, score: str) -> str:
        """The name of a score in the meter's own wording, else its code."""
        text = meter.texts.get(self.language) or next(iter(meter.texts.values()), None) if meter else None
        return text.scores[score].name if text and score in text.scores else score

    def meter(self, meter: Meter | None, code: str) -> str:
        """The title of a meter, else its code."""
        text = meter.texts.get(self.language) or next(iter(meter.texts.values()), None) if meter else None
        return text.title if text else code

    def whole(self, number: float | None) -> str:
        """A whole number; the word for hidden where there is none."""
        return self.t("report.hidden") if number is None else self._plain(format_decimal(number, "#,##0", self.locale))

    def point(self, number: float | None, signed: bool = False) -> str:
        """A number with one decimal."""
        if number is None:
            return self.t("report.hidden")
        return self._plain(format_decimal(number, "+0.0;-0.0" if signed else "0.0", self.locale))

    def percent(self, share: float | None) -> str:
        """A share in whole per cent."""
        return self.t("report.hidden") if share is None else self._plain(format_percent(share, locale=self.locale))

    def span(self, low: float | None, high: float | None) -> str:
        """An interval of a share."""
        if low is None or high is None:
            return ""
        return self._plain(f"{format_decimal(100 * low, '0', self.locale)}–{self.percent(high)}")

    def points(self, low: float | None, high: float | None) -> str:
        """An interval of a mean."""
        return "" if low is None or high is None else f"{self.point(low, True)} … {self.point(high, True)}"

    def day(self, day: date) -> str:
        """A date as it is written."""
        return format_date(day, "d MMMM y" if self.language == "en" else "d.M.y", self.locale)

    @staticmethod
    def _plain(text: str) -> str:
        return text.replace("-", MINUS)
