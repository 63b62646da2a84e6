"""Whose paths a report is about: those with an organisation, or of people who lived in an area."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from mittari.definitions.areas import Area, AreaSystem
from mittari.errors import InputError, Problem
from mittari.indicators.period import Period
from mittari.paths.status import status_at


@dataclass(frozen=True)
class Scope:
    """An organisation (`municipalities` empty), or an area made of municipalities; `names` by language."""

    kind: str
    code: str
    level: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    municipalities: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return ":".join(part for part in (self.kind, self.level, self.code) if part)

    def name(self, language: str) -> str:
        """The name in a language, else in any, else the code."""
        names = self.names.get(language.split("-")[0]), next(iter(self.names.values()), None)
        return next((name for name in names if name), self.code)

    def holds(self, paths: pd.DataFrame, episodes: pd.DataFrame, residences: pd.DataFrame, period: Period) -> pd.Series:
        """Which paths are in the scope.

        An organisation has the paths with an episode of its own that is active in the period; an area those of
        people who lived in it when the path began. A person without a known home then is in no area.
        """
        if self.kind == "area":
            homes = residences.rename(columns={"municipality": "status"})
            home = status_at(homes, paths.rename(columns={"start": "date"}))
            return home.isin(self.municipalities)
        own = episodes[(episodes["organisation"] == self.code) & period.touches(episodes["start"], episodes["end"])]
        keys = pd.MultiIndex.from_frame(own[["client", "path"]])
        return pd.Series(pd.MultiIndex.from_frame(paths[["client", "path"]]).isin(keys), index=paths.index)


def read_scope(text: str, areas: AreaSystem | None = None, names: Mapping[str, str] | None = None) -> Scope:
    """The scope in `organisation:ID`, `area:CODE` or `area:LEVEL:CODE`; raises InputError.

    `names` are those of the organisations. A code that is in use on several levels needs its level.
    """
    kind, _, rest = text.partition(":")
    level, _, code = rest.rpartition(":")
    if kind == "organisation" and rest and not level:
        known = (names or {}).get(code)
        return Scope(kind, code, names={"fi": known} if known else {})
    if kind == "area" and code:
        area = _area(text, level, code, areas)
        return Scope(kind, code, area.level, area.names, frozenset(area.municipalities))
    raise _refusal(text, "is not a scope", "write organisation:ID, area:CODE or area:LEVEL:CODE")


def _area(text: str, level: str, code: str, areas: AreaSystem | None) -> Area:
    if areas is None:
        raise _refusal(text, "can't be looked up: there is no area file", "put one in the library's folder areas/")
    levels = [level] if level else areas.levels
    found = [area for name in levels if (area := areas.area(name, code))]
    if not found:
        raise _refusal(text, f"is not in the areas of {areas.year}", f"levels: {', '.join(areas.levels)}")
    if len(found) > 1:
        choices = " or ".join(f"area:{area.level}:{code} ({area.name('fi')})" for area in found)
        raise _refusal(text, "is a code on several levels", f"say {choices}")
    return found[0]


def _refusal(text: str, reason: str, advice: str) -> InputError:
    return InputError([Problem("scope", "", f"{text!r} {reason}", advice)])
